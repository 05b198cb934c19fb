import { propertyOf, type Statement } from "../../corpus/compare.ts";
import { describeValue } from "../../model/quantity/describe.ts";
import { knownUnits } from "../../model/quantity/unit.ts";
import { parseValue } from "../../model/quantity.ts";
import { fold } from "../../text/fold.ts";
import type { Asking } from "./asking.ts";
import { type Proposal, word } from "./item.ts";
import { statedSoFar, subjectOf, type Written } from "./properties.ts";

/** What claims state of the same property of the same subject so far. */
function statedBeside(asking: Asking, values: Written): readonly Statement[] {
  const subject = subjectOf(asking, values);
  const property = values.get("property") ?? "";
  if (subject === undefined || property === "") return [];
  const { name } = propertyOf(asking.snapshot.config, subject.kind, property);
  return statedSoFar(asking, subject).get(name) ?? [];
}

/** The values that other claims state of the same, each with its article. */
export function earlierValues(asking: Asking, values: Written): readonly Proposal[] {
  return each(asking, statedBeside(asking, values), ({ value }) => value?.text);
}

/** The scopes of other claims on the same: only claims of one scope are compared. */
export function earlierScopes(asking: Asking, values: Written): readonly Proposal[] {
  return each(asking, statedBeside(asking, values), ({ scope }) => scope);
}

/** The units for a value: the property's own, those of other claims on the same, then all that are known. */
export function units(asking: Asking, values: Written): readonly Proposal[] {
  const property = values.get("property") ?? "";
  const { unit } = propertyOf(asking.snapshot.config, subjectOf(asking, values)?.kind, property);
  const declared = unit === undefined ? [] : [word(unit, `the unit of ${property}`)];
  const used = each(asking, statedBeside(asking, values), (statement) => statement.unit);
  return distinct([...declared, ...used, ...unitWords()]);
}

/** All units that are known, with what they are called. */
function unitWords(): readonly Proposal[] {
  return knownUnits().map(({ symbol, names }) => word(symbol, names[0] ?? "", names));
}

/** The forms that an amount may have, once its figures are typed: `>14`, `~14` … */
export function amountForms(typed: string): readonly Proposal[] {
  const figures = typed.replace(/^[<>=~]+/, "").trim();
  if (!/^\d[\d.,]*(?: [a-z]+)?$/i.test(figures)) return [];
  return ["", ">", ">=", "<", "<=", "~"].flatMap((sign) => {
    const text = sign + figures;
    const value = parseValue(text, {});
    if (value.kind !== "quantity") return [];
    const described = describeValue(value);
    return [{ ...word(text, described === text ? "" : described), spellings: [typed, text] }];
  });
}

function each(
  { snapshot }: Asking,
  statements: readonly Statement[],
  textOf: (statement: Statement) => string | undefined,
): readonly Proposal[] {
  const found = new Map<string, string[]>();
  for (const statement of statements) {
    const text = textOf(statement);
    if (text === undefined || text === "") continue;
    const article = snapshot.facts(statement.claim.path)?.definitions[0]?.name ?? statement.claim.path;
    const articles = found.get(text) ?? [];
    if (!articles.includes(article)) articles.push(article);
    found.set(text, articles);
  }
  return [...found].map(([text, [first = "", ...others]]) =>
    word(text, others.length === 0 ? first : `${first} and ${others.length} more`),
  );
}

function distinct(proposals: readonly Proposal[]): readonly Proposal[] {
  const seen = new Map<string, Proposal>();
  for (const proposal of proposals)
    if (!seen.has(fold(proposal.text))) seen.set(fold(proposal.text), proposal);
  return [...seen.values()];
}
