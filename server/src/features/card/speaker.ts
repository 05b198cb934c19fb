import type { Snapshot } from "../../corpus/catalog.ts";
import type { Claim } from "../../model/facts.ts";
import { backingsOf } from "./backing.ts";
import { code, inline } from "./text.ts";
import { nameOf } from "./values.ts";

/** How much of a speaker's name or a source's title stands beside a value (UTF-16 units). */
const LONGEST_SPEAKER = 40;

/**
 * Who or what a claim comes from, in few words: the first whom it names with `by`, else the title of its first source, else
 * of its first evidence. Undefined where it names none.
 */
export function speakerOf(snapshot: Snapshot, claim: Claim): string | undefined {
  const by = claim.attributes.find(({ key, value }) => key === "by" && value !== "")?.value ?? "";
  const [speaker] = by.split(";").flatMap((text) => (text.trim() === "" ? [] : [text.trim()]));
  if (speaker !== undefined) return nameOf(snapshot, speaker, LONGEST_SPEAKER);
  const facts = snapshot.facts(claim.path);
  const backings = facts === undefined ? [] : backingsOf(claim, facts);
  const backing = backings.find(({ as }) => as === "source") ?? backings.find(({ as }) => as === "evidence");
  if (backing === undefined) return undefined;
  const [source, other] = snapshot.resolve(backing.use).definitions;
  return source === undefined || other !== undefined
    ? code(backing.use.target, LONGEST_SPEAKER)
    : inline(source.name, LONGEST_SPEAKER);
}
