import type { OwnValues } from "../../corpus/compare.ts";
import { valueKey } from "./groups.ts";
import { shortWords } from "./statement.ts";
import { MOST_NAMES, some } from "./text.ts";

/** How many values of one field that stand beside each other are compared with those of claims. */
const MOST_OWN = 3;

/** A value of a definition's own field in words, and the key of claims' values that are shown in the same words. */
interface OwnPart {
  readonly words: string;
  readonly key: string;
}

/** The values of the definition's own field: values that stand beside each other each by itself, those of a list as one. */
export function ownParts({ values, single }: OwnValues): readonly OwnPart[] {
  return single
    ? values.slice(0, MOST_OWN).map((value) => ({ words: shortWords(value), key: valueKey(value) }))
    : [{ words: listWords(values), key: values.map(valueKey).join(" ") }];
}

/** The same in one: “14 or 15”. */
export function ownWords(own: OwnValues): string {
  return ownParts(own)
    .map(({ words }) => words)
    .join(" or ");
}

function listWords(values: OwnValues["values"]): string {
  return some(
    values.slice(0, MOST_NAMES).map((value) => shortWords(value)),
    values.length,
  );
}
