import { quoted } from "../quoted.ts";

/** What is wrong with a name that people type, and whether it may be given all the same. */
export interface NameProblem {
  readonly message: string;
  readonly isRefused: boolean;
}

const BASE = new Intl.Collator("en", { sensitivity: "base" });

/**
 * What is wrong with a name for what is split off from something that has names, which the server compares without letter case
 * and diacritics; undefined where nothing is. A name of both makes each place without a mark mean neither.
 */
export function nameProblem(name: string, names: readonly string[]): NameProblem | undefined {
  const words = name.trim();
  if (words === "") return { message: "A name has at least one letter.", isRefused: true };
  if (!names.some((one) => BASE.compare(one.trim(), words) === 0)) return undefined;
  const message = `${quoted(words)} names the other one too: without a mark it would mean neither any more. Add what tells them apart, such as an office or a year.`;
  return { message, isRefused: false };
}
