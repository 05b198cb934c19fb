/** Why something cannot be renamed, as a sentence for people. */
export interface Refusal {
  readonly refused: string;
}

export function refuse(refused: string): Refusal {
  return { refused };
}

export function isRefusal(answer: object): answer is Refusal {
  return "refused" in answer;
}

/** The longest name that a sentence repeats (UTF-16 units). */
const LONGEST = 80;

/** A name as sentences show it: in quotation marks, on one line, and cut where it is long. */
export function quoted(name: string): string {
  const line = name.replace(/\s+/g, " ");
  const shown = line.length <= LONGEST ? line : `${line.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, "")}…`;
  return `“${shown}”`;
}
