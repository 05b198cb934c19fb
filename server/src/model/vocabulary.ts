/** The kinds of thing that a file may define. `source` and `article` are kinds too: both are cited by key. */
export const KINDS = [
  "person",
  "organisation",
  "state",
  "place",
  "agreement",
  "event",
  "concept",
  "source",
  "article",
] as const;

export type DefinedKind = (typeof KINDS)[number];

/** What a name may resolve to: a defined kind, or a file without a type (a note). */
export type SymbolKind = DefinedKind | "note";

/** The kind that a word in `type:` or a class means; `organization` is read as `organisation`. */
export function kindNamed(word: string): DefinedKind | undefined {
  const spelled = word === "organization" ? "organisation" : word;
  return KINDS.find((kind) => kind === spelled);
}

/** The kind that a class means in a mention's long form: `[words]{.person}`. Sources and articles are cited, not mentioned so. */
export function entityKindNamed(word: string): DefinedKind | undefined {
  const kind = kindNamed(word);
  return kind === "source" || kind === "article" ? undefined : kind;
}

/** What a value must be. `either` is an entity or, when no entity bears the name, plain text. */
export type ValueType =
  | "text"
  | "entity"
  | "either"
  | "date"
  | "key"
  | "claim"
  | "value"
  | "number"
  | "mapping";

/** One field of a kind, or one attribute of a mark. */
export interface Field {
  readonly type: ValueType;
  /** May hold several values. */
  readonly list?: boolean;
  readonly required?: boolean;
  /** The words that the value may be, where only some are meant. */
  readonly words?: readonly string[];
  /** The fields of a value that is a mapping. */
  readonly fields?: Fields;
  /** One sentence for completion and hover. */
  readonly says: string;
}

export type Fields = Readonly<Record<string, Field>>;

/** The field of that name in a table; names such as `constructor`, which every object has, are none. */
export function fieldOf(fields: Fields, name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

const OWNERSHIP = ["state", "party", "public", "private"] as const;

const text = (says: string): Field => ({ type: "text", says });
const date = (says: string): Field => ({ type: "date", says });
const entity = (says: string): Field => ({ type: "entity", says });
const entities = (says: string): Field => ({ type: "entity", list: true, says });
const either = (says: string): Field => ({ type: "either", says });
const keys = (says: string): Field => ({ type: "key", list: true, says });
const word = (words: readonly string[], says: string): Field => ({ type: "text", words, says });

const ALIAS: Fields = {
  name: { ...text("The name itself."), required: true },
  lang: text("The language of the name, as a BCP 47 tag such as `vi`."),
  usedBy: { ...entity("Who uses this name."), list: true },
  from: date("Since when the name is used."),
  to: date("Until when the name was used."),
};

/** Fields that every file may have. */
const COMMON: Fields = {
  type: word(KINDS, "What the file defines."),
  id: text("The id, when it is not the file's name without its extension."),
  aliases: { type: "text", list: true, fields: ALIAS, says: "Other names that identify it." },
  weakAliases: { ...text("Names that only suggest it, such as a bare surname."), list: true },
  sameAs: { ...text("The same thing elsewhere: a Wikidata id or a URL."), list: true },
  sources: keys("The sources that this file rests on."),
  note: text("A remark for people."),
  attested: { type: "mapping", says: "Settings for this file, such as `off: [rule]`." },
  tags: { ...text("Words of your own."), list: true },
};

const NAMED: Fields = { ...COMMON, name: { ...text("The name under which it is known."), required: true } };

/** CSL-JSON's names (Citation Style Language 1.0.2, csl-data) in the spelling of the specification. */
const CSL: Fields = {
  author: { ...either("Who wrote it."), list: true },
  editor: { ...either("Who edited it."), list: true },
  translator: { ...either("Who translated it."), list: true },
  issued: date("When it appeared."),
  accessed: date("When it was read."),
  publisher: either("Who published it."),
  "publisher-place": either("Where it was published."),
  "container-title": text("The newspaper, journal or book that it stands in."),
  genre: text("What sort of text it is."),
  volume: text("The volume."),
  issue: text("The issue."),
  page: text("The pages."),
  edition: text("The edition."),
  language: text("The language, as a BCP 47 tag."),
  abstract: text("A summary."),
  URL: text("Where it can be read; `none` when nowhere."),
  DOI: text("Its digital object identifier."),
  ISBN: text("Its book number."),
  ISSN: text("Its serial number."),
};

const CITED: Fields = {
  ...COMMON,
  ...CSL,
  title: { ...text("The title."), required: true },
  tier: word(["primary", "secondary", "tertiary"], "How near it is to what it tells."),
  ownership: word(OWNERSHIP, "Who owns it."),
  owner: either("The owner by name."),
  derivedFrom: keys("The sources that it repeats or summarises."),
  translatedFrom: keys("The text that it translates."),
  archive: text("Where a copy is kept."),
};

/** The fields of each kind (DESIGN.md, 2. Files). */
export const FIELDS: Readonly<Record<DefinedKind, Fields>> = {
  person: {
    ...NAMED,
    roles: {
      type: "mapping",
      list: true,
      says: "The offices held, with their dates.",
      fields: {
        title: { ...text("The title of the office."), required: true },
        of: entity("The organisation or state."),
        from: date("Since when."),
        to: date("Until when."),
        at: date("A date at which the office was held."),
      },
    },
    born: date("The date of birth."),
    died: date("The date of death."),
  },
  organisation: {
    ...NAMED,
    kind: text("What sort of organisation it is."),
    country: entity("The state that it belongs to."),
    parent: entity("The organisation that it is part of."),
    ownership: word(OWNERSHIP, "Who owns it."),
  },
  state: {
    ...NAMED,
    capital: entity("The capital."),
    demonyms: { ...text("Words for its people."), list: true },
  },
  place: {
    ...NAMED,
    kind: text("What sort of place it is."),
    within: entity("The place or state that it lies in."),
    coordinates: text("Latitude and longitude in degrees."),
  },
  agreement: {
    ...NAMED,
    kind: text("Treaty, mou, declaration, statement, deal …"),
    parties: entities("Who agreed."),
    signatures: {
      type: "mapping",
      list: true,
      says: "Who signed for whom, and when.",
      fields: {
        party: entity("The party."),
        by: entity("Who signed."),
        role: text("In what office."),
        on: date("When."),
      },
    },
    signedOn: date("When it was signed."),
    adoptedOn: date("When it was adopted."),
    issuedOn: date("When it was issued."),
    inForceOn: date("Since when it binds."),
    signedAt: entity("Where it was signed."),
    status: word(["proposed", "signed", "in-force", "superseded", "terminated"], "How far it has come."),
    partOf: entity("The agreement that it belongs to."),
    supersedes: entity("The agreement that it replaces."),
    count: { type: "value", says: "How many agreements it stands for." },
  },
  event: {
    ...NAMED,
    start: date("When it began."),
    end: date("When it ended."),
    place: entity("Where it was."),
    partOf: entity("The event that it belongs to."),
    participants: entities("Who took part."),
    agreements: entities("What was agreed there."),
  },
  concept: { ...NAMED, kind: text("Doctrine, initiative, policy, slogan …") },
  source: CITED,
  article: {
    ...CITED,
    published: date("When the article appeared."),
    retrieved: date("When its text was taken over."),
    lang: text("The language, as a BCP 47 tag."),
    paragraphs: word(["line"], "`line` where each line is a paragraph."),
    claims: { type: "mapping", says: "The attributes of claims, by their ids." },
    original: {
      type: "mapping",
      says: "The digest of the text as it was imported.",
      fields: { sha256: text("SHA-256 in hexadecimal, line ends as LF.") },
    },
  },
};

/** Lower-case and other spellings of field names that mean one of `FIELDS`. */
export function fieldNamed(kind: DefinedKind, key: string): Field | undefined {
  const name = canonicalField(kind, key);
  return Object.hasOwn(FIELDS[kind], name) ? FIELDS[kind][name] : undefined;
}

/** The spelling of a field in `FIELDS`: `url` is `URL`, as CSL's names may be written in lower case. */
export function canonicalField(kind: DefinedKind, key: string): string {
  if (Object.hasOwn(FIELDS[kind], key)) return key;
  const upper = key.toUpperCase();
  return Object.hasOwn(FIELDS[kind], upper) ? upper : key;
}

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
const claims = (says: string): Field => ({ type: "claim", list: true, says });

/** The attributes of claims and quotes (DESIGN.md, what a claim says). */
export const CLAIM_ATTRIBUTES: Fields = {
  by: entities("Who says it; unnamed speakers as words: `?analysts`."),
  via: entities("Who passes it on, nearest to the speaker first."),
  at: entity("The event at which it was said."),
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
  role: { of: { ...entity("Whose title it is."), required: true } },
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
