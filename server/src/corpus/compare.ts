/**
 * What the corpus states of one thing, and what of it cannot be true together: the judgement that the card of an entity,
 * the rule on conflicting claims and the table of who says what have in common.
 */
export {
  conflict,
  type Quarrel,
  quarrelsAmong,
} from "./compare/conflict.ts";
export { isAgainstOwn, type OwnValues, ownValues } from "./compare/own.ts";
export { propertyOf } from "./compare/property.ts";
export { type Statement, type Statements, statementsAbout } from "./compare/statement.ts";
export { readValue, type StatedValue } from "./compare/value.ts";
