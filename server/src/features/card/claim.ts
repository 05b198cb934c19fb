import type { Snapshot } from "../../corpus/catalog.ts";
import { fragmentOf } from "../../corpus/fragment.ts";
import { meantBy } from "../../corpus/meant.ts";
import { describeDate } from "../../model/date/describe.ts";
import type { Attribute, Claim, Definition, Facts, Use } from "../../model/facts.ts";
import { type Backing, backingsOf, hasFootnote, isAttributed } from "./backing.ts";
import { statementWords } from "./statement.ts";
import { block, bullets, code, counted, inline, MOST_NAMES, paragraphs, quoted, some } from "./text.ts";
import { dateWords, fieldTexts, nameOf, plainWord, sourceWords } from "./values.ts";

/** How many sources, and how many related claims of one sort, a card shows. */
const MOST_SOURCES = 5;
const MOST_CLAIMS = 3;

/** How many units of a claim's words are quoted whole, and beside other things. */
const LONGEST_WORDS = 300;
const LONGEST_QUOTE = 80;

/** How a claim's card is made. */
export interface ClaimCardOptions {
  /** The facts of its file, where they may be newer than the snapshot's. */
  readonly facts?: Facts;
  /** Whether the claim's words are before the reader's eyes, so that the card need not repeat them. */
  readonly inPlace?: boolean;
}

/**
 * The card of a claim or quote, as Markdown: who says it and when, what it states, where it comes from, how the check came
 * out, which claims it is tied to, and what is missing.
 */
export function claimCard(snapshot: Snapshot, claim: Claim, options: ClaimCardOptions = {}): string {
  const facts = options.facts ?? snapshot.facts(claim.path);
  const [file] = facts?.definitions ?? [];
  const backings = facts === undefined ? [] : backingsOf(claim, facts);
  const apart = options.inPlace !== true;
  const lines = [
    ...speakerLines(snapshot, claim),
    ...dateLines(claim, facts),
    ...statementLine(snapshot, claim),
    ...backingLines(snapshot, backings),
    ...(claim.footnoteSource ? ["Source: a footnote inside it"] : []),
    ...checkLines(claim),
    ...(facts === undefined ? [] : tiesFrom(snapshot, claim, facts)),
    ...(file === undefined ? [] : tiesTo(snapshot, claim, file)),
    ...labelled(claim, "note", "Note", inline),
  ];
  return paragraphs(
    heading(claim, apart ? file : undefined),
    apart ? `> ${block(inline(claim.words, LONGEST_WORDS))}` : undefined,
    bullets(lines),
    ...missing(claim, backings.length > 0 || (facts !== undefined && hasFootnote(claim, facts))),
  );
}

/** A claim in one line, for lists: its words and the title of its article. */
function claimWords(claim: Claim, file: Definition): string {
  return `${quoted(claim.words, LONGEST_QUOTE)} in ${quoted(file.name, LONGEST_QUOTE)}`;
}

function heading(claim: Claim, file: Definition | undefined): string {
  const mode = attributeOf(claim, "mode")?.value ?? "fact";
  const notes = [...(mode === "fact" ? [] : [plainWord(mode)]), ...(claim.negated ? ["denied"] : [])];
  const id = claim.id === undefined ? "" : ` ${code(claim.id)}`;
  const where = file === undefined ? "" : ` in ${quoted(file.name)}`;
  const kind = claim.kind === "claim" ? "Claim" : "Quote";
  return `**${kind}**${id}${where}${notes.length === 0 ? "" : ` — ${notes.join(", ")}`}`;
}

function attributeOf(claim: Claim, key: string): Attribute | undefined {
  return claim.attributes.find((attribute) => attribute.key === key && attribute.value !== "");
}

/** The line of an attribute, with the remark that it is taken over from the claim around. */
function labelled(
  claim: Claim,
  key: string,
  label: string,
  words: (value: string) => string,
): readonly string[] {
  const attribute = attributeOf(claim, key);
  if (attribute === undefined) return [];
  return [`${label}: ${words(attribute.value)}${attribute.from === "inherited" ? INHERITED : ""}`];
}

const INHERITED = " (inherited)";

function speakerLines(snapshot: Snapshot, claim: Claim): readonly string[] {
  const names = (value: string): string => {
    const texts = value.split(";").flatMap((text) => (text.trim() === "" ? [] : [text.trim()]));
    return some(
      texts.slice(0, MOST_NAMES).map((text) => nameOf(snapshot, text)),
      texts.length,
    );
  };
  return [
    ...labelled(claim, "by", "Said by", names),
    ...labelled(claim, "via", "Passed on by", names),
    ...labelled(claim, "at", "Said at", (value) => nameOf(snapshot, value)),
  ];
}

function dateLines(claim: Claim, facts: Facts | undefined): readonly string[] {
  const said = labelled(claim, "said", "Said", dateWords);
  const byArticle =
    facts?.date === undefined ? [] : [`Said: ${inline(describeDate(facts.date))} (the article’s date)`];
  return [...(said.length > 0 ? said : byArticle), ...labelled(claim, "on", "When it holds", dateWords)];
}

function statementLine(snapshot: Snapshot, claim: Claim): readonly string[] {
  const words = statementWords(snapshot, claim);
  return words === "" ? [] : [`${claim.negated ? "Denies" : "States"}: ${words}`];
}

const SOURCE_LABELS: Readonly<Record<Backing["as"], string>> = {
  source: "Source",
  evidence: "Evidence",
  against: "Evidence against",
};

/** A line for each source and each piece of evidence, the same one once. */
function backingLines(snapshot: Snapshot, backings: readonly Backing[]): readonly string[] {
  const lines = new Set<string>();
  for (const [at, backing] of backings.entries()) {
    if (lines.size === MOST_SOURCES) return [...lines, `and ${counted(backings.length - at, "more source")}`];
    lines.add(backingLine(snapshot, backing));
  }
  return [...lines];
}

function backingLine(snapshot: Snapshot, { use, as, inherited }: Backing): string {
  const key = use.fragment === undefined ? use.target : `${use.target}#${use.fragment}`;
  const [definition, other] = snapshot.resolve(use).definitions;
  const words = definition === undefined || other !== undefined ? sourceWords(snapshot, key) : undefined;
  const shown = words ?? (definition === undefined ? "" : sourceOf(snapshot, definition, use));
  return `${SOURCE_LABELS[as]}: ${shown}${inherited ? INHERITED : ""}`;
}

/** A source with its tier, or the claim of an article that is cited as one. */
function sourceOf(snapshot: Snapshot, definition: Definition, use: Use): string {
  const facts = use.fragment === undefined ? undefined : snapshot.facts(definition.path);
  const fragment = facts === undefined ? undefined : fragmentOf(facts, use.fragment ?? "");
  const claim =
    fragment?.is === "claim" ? `the claim ${quoted(fragment.claim.words, LONGEST_QUOTE)} in ` : "";
  const [tier] = fieldTexts(definition, "tier");
  return `${claim}${sourceWords(snapshot, definition.id)}${tier === undefined ? "" : `, ${plainWord(tier)}`}`;
}

function checkLines(claim: Claim): readonly string[] {
  const status = attributeOf(claim, "status")?.value ?? "unverified";
  const checked = attributeOf(claim, "checked");
  const when = checked === undefined ? "" : `, checked ${dateWords(checked.value)}`;
  return [`Status: ${plainWord(status)}${when}`, ...labelled(claim, "confidence", "Confidence", inline)];
}

/** Ties between claims, with the words for each from either side. */
const TIES: readonly (readonly [key: string, from: string, to: string])[] = [
  ["contradicts", "Contradicts", "Contradicted by"],
  ["refines", "Refines", "Refined by"],
  ["repeats", "Repeats", "Repeated by"],
  ["supports", "Supports", "Supported by"],
  ["supersedes", "Supersedes", "Superseded by"],
];

/** The claims that this one names. */
function tiesFrom(snapshot: Snapshot, claim: Claim, facts: Facts): readonly string[] {
  const own = facts.uses.filter((use) => use.wanted === "claim" && use.claim === claim.index);
  return TIES.flatMap(([key, label]) => {
    const uses = own.filter((use) => use.via === key);
    return uses.length === 0
      ? []
      : [`${label}: ${some(uses.slice(0, MOST_CLAIMS).map(named(snapshot)), uses.length)}`];
  });
}

/** What a tie names, in one line. */
function named(snapshot: Snapshot): (use: Use) => string {
  return (use) => {
    const written = code(`${use.target}${use.fragment === undefined ? "" : `#${use.fragment}`}`);
    const [meant, other] = meantBy(snapshot, use);
    if (meant === undefined) return `${written} (not defined)`;
    if (other !== undefined) return `${written} (ambiguous)`;
    return meant.is === "claim" ? claimWords(meant.claim, meant.file) : written;
  };
}

/** The claims that name this one. */
function tiesTo(snapshot: Snapshot, claim: Claim, file: Definition): readonly string[] {
  if (claim.id === undefined) return [];
  const uses = new Map<string, Use[]>();
  for (const use of snapshot.uses(file)) {
    if (use.wanted !== "claim" || use.fragment !== claim.id || use.claim === undefined) continue;
    const list = uses.get(use.via);
    if (list === undefined) uses.set(use.via, [use]);
    else list.push(use);
  }
  return TIES.flatMap(([key, , label]) => {
    const found = uses.get(key) ?? [];
    const words = found.slice(0, MOST_CLAIMS).flatMap((use) => {
      const facts = snapshot.facts(use.path);
      const other = facts?.claims[use.claim ?? -1];
      const [title] = facts?.definitions ?? [];
      return other === undefined || title === undefined ? [] : [claimWords(other, title)];
    });
    return words.length === 0 ? [] : [`${label}: ${some(words, found.length)}`];
  });
}

/** What the claim still lacks, each with what to do about it. */
function missing(claim: Claim, sourced: boolean): readonly string[] {
  const lacks: string[] = [];
  const settled = attributeOf(claim, "status")?.value === "unverifiable";
  if (!sourced && !settled && !isAttributed(claim))
    lacks.push("No source yet: cite one with `[@key]`, or name the speaker with `by=`.");
  else if (!sourced && !settled) lacks.push("No document yet: cite one with `[@key]`.");
  const [about, property] = [attributeOf(claim, "about"), attributeOf(claim, "property")];
  if (about !== undefined && property === undefined)
    lacks.push("The statement has no property yet: say with `property=` what it states of its subject.");
  if (about === undefined && property !== undefined)
    lacks.push("The statement has no subject yet: name it with `about=`.");
  return lacks;
}
