import type { Snapshot } from "../../corpus/catalog.ts";
import { statusOf } from "../../corpus/status.ts";
import { describeDate } from "../../model/date/describe.ts";
import type { Attribute, Claim, Definition, Facts } from "../../model/facts.ts";
import { type Backing, backingsOf, hasFootnote, isAttributed } from "./backing.ts";
import { backingLines } from "./backing-lines.ts";
import { conflictLines } from "./conflicts.ts";
import type { CardOptions } from "./options.ts";
import { statementWords } from "./statement.ts";
import { block, bullets, capital, code, inline, MOST_NAMES, paragraphs, quoted, some } from "./text.ts";
import { type Naming, tieLines } from "./ties.ts";
import { dateWords, nameOf, plainWord } from "./values.ts";

/** How many units of a claim's words are quoted. */
const LONGEST_WORDS = 300;

/** How a claim's card is made. */
export interface ClaimCardOptions extends Omit<CardOptions, "asOf"> {
  /** The facts of its file, where they may be newer than the snapshot's. */
  readonly facts?: Facts;
  /** Whether the claim's words are before the reader's eyes, so that the card need not repeat them. */
  readonly inPlace?: boolean;
  /** Where other claims name those of its file, for who makes the cards of many. */
  readonly naming?: Naming;
}

/**
 * The card of a claim or quote, as Markdown: who says it and when, what it states, what quarrels with it, where it comes
 * from or that nothing says so, how the check came out, and which claims it is tied to.
 */
export function claimCard(snapshot: Snapshot, claim: Claim, options: ClaimCardOptions = {}): string {
  const { facts = snapshot.facts(claim.path), inPlace, compared, linker, naming } = options;
  const [file] = facts?.definitions ?? [];
  const backings = facts === undefined ? [] : backingsOf(claim, facts);
  const { quarrels, others } = tieLines(snapshot, claim, facts, linker, naming);
  const conflicts = compared === true ? conflictLines(snapshot, claim, linker) : [];
  const lines = [
    ...labelled(claim, "via", "Passed on by", namesOf(snapshot)),
    ...labelled(claim, "at", "Said at", (value) => nameOf(snapshot, value)),
    ...statementLine(snapshot, claim),
    ...labelled(claim, "on", "When", dateWords),
    ...quarrels,
    ...conflicts,
    ...sourceLines(snapshot, claim, facts, backings),
    ...checkLines(claim),
    ...others,
    ...labelled(claim, "note", "Note", inline),
  ];
  return paragraphs(
    heading(snapshot, claim, facts),
    inPlace === true ? undefined : `> ${block(inline(claim.words, LONGEST_WORDS))}`,
    bullets(lines),
    ...incomplete(claim),
    inheritance(claim, backings),
    whereabouts(claim, inPlace === true ? undefined : file),
  );
}

/** What it is, by whom and of when: “**Claim** (opinion) by Xi Jinping, 19 August 2024”. */
function heading(snapshot: Snapshot, claim: Claim, facts: Facts | undefined): string {
  const mode = attributeOf(claim, "mode")?.value ?? "fact";
  const sort = [...(mode === "fact" ? [] : [plainWord(mode)]), ...(claim.negated ? ["denial"] : [])];
  const by = attributeOf(claim, "by");
  const said = attributeOf(claim, "said");
  const parts = [
    `**${claim.kind === "claim" ? "Claim" : "Quote"}**`,
    ...(sort.length === 0 ? [] : [` (${sort.join(", ")})`]),
    ...(by === undefined ? [] : [` by ${namesOf(snapshot)(by.value)}`]),
  ];
  if (said !== undefined) parts.push(`, ${dateWords(said.value)}`);
  else if (facts?.date !== undefined)
    parts.push(`, ${inline(describeDate(facts.date))} (the article’s date)`);
  return parts.join("");
}

function attributeOf(claim: Claim, key: string): Attribute | undefined {
  return claim.attributes.find((attribute) => attribute.key === key && attribute.value !== "");
}

function labelled(
  claim: Claim,
  key: string,
  label: string,
  words: (value: string) => string,
): readonly string[] {
  const attribute = attributeOf(claim, key);
  return attribute === undefined ? [] : [`${label}: ${words(attribute.value)}`];
}

function namesOf(snapshot: Snapshot): (value: string) => string {
  return (value) => {
    const texts = value.split(";").flatMap((text) => (text.trim() === "" ? [] : [text.trim()]));
    return some(
      texts.slice(0, MOST_NAMES).map((text) => nameOf(snapshot, text)),
      texts.length,
    );
  };
}

function statementLine(snapshot: Snapshot, claim: Claim): readonly string[] {
  const words = statementWords(snapshot, claim);
  if (words === "") return [];
  const stated = attributeOf(claim, "property") ?? attributeOf(claim, "value");
  return [`${stated === undefined ? "About" : claim.negated ? "Denies" : "States"}: ${words}`];
}

/** Where the claim comes from; where nothing says so, that, and what to do about it. */
function sourceLines(
  snapshot: Snapshot,
  claim: Claim,
  facts: Facts | undefined,
  backings: readonly Backing[],
): readonly string[] {
  const footnote = facts !== undefined && hasFootnote(claim, facts);
  const lines = [...backingLines(snapshot, backings), ...(footnote ? ["Source: its footnote"] : [])];
  if (lines.length > 0 || statusOf(claim) === "unverifiable") return lines;
  return isAttributed(claim)
    ? ["**No document**: only who said it, or where, is given. Cite one with `[@key]`."]
    : ["**No source**: cite one with `[@key]`, or name who says it with `by=`."];
}

function checkLines(claim: Claim): readonly string[] {
  const checked = attributeOf(claim, "checked");
  const when = checked === undefined ? "" : `, checked ${dateWords(checked.value)}`;
  return [
    `Status: ${plainWord(statusOf(claim))}${when}`,
    ...labelled(claim, "confidence", "The coder’s confidence", inline),
  ];
}

/** Of a statement without one of its parts, that it cannot be compared, and what to do about it. */
function incomplete(claim: Claim): readonly string[] {
  const [about, property] = [attributeOf(claim, "about"), attributeOf(claim, "property")];
  if (about !== undefined && property === undefined)
    return ["It cannot be compared yet: say with `property=` what it states of its subject."];
  if (about === undefined && property !== undefined)
    return ["It cannot be compared yet: say with `about=` whom or what it is about."];
  return [];
}

/** Attributes that are passed on to what stands inside, in words. */
const PASSED_ON: readonly (readonly [key: string, word: string])[] = [
  ["by", "speaker"],
  ["via", "messenger"],
  ["at", "occasion"],
  ["on", "time"],
  ["said", "date"],
];

/** “The speaker, date and source are those of the claim around it.” */
function inheritance(claim: Claim, backings: readonly Backing[]): string | undefined {
  const taken = PASSED_ON.filter(([key]) => attributeOf(claim, key)?.from === "inherited").map(
    ([, word]) => word,
  );
  const sources = backings.filter(({ inherited }) => inherited).length;
  // Where only some of them are taken over, each says so by itself.
  if (sources > 0 && sources === backings.length) taken.push(sources === 1 ? "source" : "sources");
  const last = taken.pop();
  if (last === undefined) return undefined;
  const words = taken.length === 0 ? last : `${taken.join(", ")} and ${last}`;
  const are = taken.length === 0 && last !== "sources" ? "is that" : "are those";
  return `The ${words} ${are} of the claim around it.`;
}

/** Where a claim stands whose words are not before the reader's eyes, and the id by which others name it. */
function whereabouts({ id }: Claim, file: Definition | undefined): string | undefined {
  const parts = [
    ...(file === undefined ? [] : [`In ${quoted(file.name)}`]),
    ...(id === undefined ? [] : [`id: ${code(id)}`]),
  ];
  return parts.length === 0 ? undefined : capital(parts.join(" · "));
}
