import { date, entities, entity, type Field, type Fields, keys, text, word } from "./vocabulary/field.ts";
import { entityKindNamed } from "./vocabulary.ts";

const MODES = ["fact", "opinion", "prediction", "plan", "promise", "demand", "hypothetical"] as const;
const STATUSES = [
  "unverified",
  "verified",
  "disputed",
  "refuted",
  "unverifiable",
  "superseded",
  "retracted",
] as const;
/** Who can say something. */
const SPEAKERS = ["person", "organisation", "state"] as const;
const claims = (says: string): Field => ({ type: "claim", list: true, says });

/** The attributes of claims and quotes (docs/notation.md, Claims). */
export const CLAIM_ATTRIBUTES: Fields = {
  by: entities("Who says it; unnamed speakers as words: `?analysts`.", ...SPEAKERS),
  via: entities("Who passes it on, nearest to the speaker first.", ...SPEAKERS),
  at: entity("The event at which it was said.", "event"),
  source: keys("What the text names as its source."),
  evidence: keys("What the checker found."),
  status: word(STATUSES, "How the check came out."),
  checked: date("When it was checked."),
  hash: text("The first 8 hexadecimal digits of the SHA-256 of its words."),
  confidence: { type: "number", says: "How sure the coder is, from 0 to 1." },
  about: entity("What the statement is about."),
  property: text("What is stated of it."),
  value: { type: "value", says: "The value that is stated." },
  unit: text("The unit of the value."),
  scope: text("Words that narrow the statement."),
  on: date("When it holds."),
  said: date("When it was said."),
  mode: word(MODES, "Whether it is a fact, a plan, a promise …"),
  contradicts: claims("Claims that cannot hold beside it."),
  refines: claims("Claims that it tells more exactly."),
  repeats: claims("Claims that it repeats."),
  supports: claims("Claims that it supports."),
  supersedes: claims("Claims that it replaces."),
  part: text("The id of the claim that this is a further part of."),
  note: text("A remark for people."),
};

/** The keys beside a value that stands with its sources: `{value, source, evidence, note}`. */
export const STATED_SOURCES: Fields = {
  source: keys("Who says so."),
  evidence: keys("What the checker found."),
};

/** Attributes that marks inside a claim take over from it. */
export const INHERITED = ["by", "via", "at", "said", "on", "source"] as const;

/** The attributes of the other spans, by class. */
export const SPAN_ATTRIBUTES: Readonly<Record<string, Fields>> = {
  claim: CLAIM_ATTRIBUTES,
  quote: CLAIM_ATTRIBUTES,
  date: { on: { ...date("The date that the words mean, in EDTF."), required: true } },
  role: { of: { ...entity("Whose title it is.", "person"), required: true } },
};

/** Regions: spans that say what a passage is. */
export const REGIONS = ["caption", "headline", "byline", "note", "furniture"] as const;

/** The attributes of a mention's long form. */
export const MENTION_ATTRIBUTES: Fields = { ref: entity("The id that the words mean.") };

/** Whether a class means something here; other classes are Markdown's own. */
export function isKnownClass(name: string): boolean {
  return (
    Object.hasOwn(SPAN_ATTRIBUTES, name) ||
    REGIONS.some((region) => region === name) ||
    entityKindNamed(name) !== undefined
  );
}
