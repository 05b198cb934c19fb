import {
  date,
  either,
  entities,
  entity,
  type Field,
  type Fields,
  keys,
  text,
  usually,
  word,
} from "./vocabulary/field.ts";

export { type Field, type Fields, fieldOf, type ValueType } from "./vocabulary/field.ts";

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

/** A kind with its article, for sentences: `a person`, `an agreement`. */
export function aKind(kind: SymbolKind): string {
  return `${/^[aeo]/.test(kind) ? "an" : "a"} ${kind}`;
}

/** The kind that a class means in a mention's long form: `[words]{.person}`. Sources and articles are cited, not mentioned so. */
export function entityKindNamed(word: string): DefinedKind | undefined {
  const kind = kindNamed(word);
  return kind === "source" || kind === "article" ? undefined : kind;
}

const OWNERSHIP = ["state", "party", "public", "private"] as const;

const ALIAS: Fields = {
  name: { ...text("The name itself."), required: true },
  lang: text("The language of the name, as a BCP 47 tag such as `vi`."),
  usedBy: entities("Who uses this name.", "state", "organisation", "person"),
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
  author: { ...either("Who wrote it.", "person", "organisation"), list: true },
  editor: { ...either("Who edited it.", "person", "organisation"), list: true },
  translator: { ...either("Who translated it.", "person", "organisation"), list: true },
  issued: date("When it appeared."),
  accessed: date("When it was read."),
  publisher: either("Who published it.", "organisation", "state"),
  "publisher-place": either("Where it was published.", "place", "state"),
  "container-title": text("The newspaper, journal or book that it stands in."),
  genre: text("What sort of text it is."),
  volume: text("The volume."),
  issue: text("The issue."),
  page: text("The pages."),
  edition: text("The edition."),
  language: text("The language, as a BCP 47 tag."),
  abstract: text("A summary."),
  URL: usually(["none"], "Where it can be read; `none` when nowhere."),
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
  owner: either("The owner by name.", "organisation", "state", "person"),
  derivedFrom: keys("The sources that it repeats or summarises."),
  translatedFrom: keys("The text that it translates."),
  archive: text("Where a copy is kept."),
};

/** The fields of each kind (docs/notation.md, Definitions). */
export const FIELDS: Readonly<Record<DefinedKind, Fields>> = {
  person: {
    ...NAMED,
    roles: {
      type: "mapping",
      list: true,
      says: "The offices held, with their dates.",
      fields: {
        title: { ...text("The title of the office."), required: true },
        of: entity("The organisation or state.", "organisation", "state"),
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
    kind: usually(
      ["ministry", "party", "news agency", "company", "university", "military"],
      "What sort of organisation it is.",
    ),
    country: entity("The state that it belongs to.", "state"),
    parent: entity("The organisation that it is part of.", "organisation", "state"),
    ownership: word(OWNERSHIP, "Who owns it."),
  },
  state: {
    ...NAMED,
    capital: entity("The capital.", "place"),
    demonyms: { ...text("Words for its people."), list: true },
  },
  place: {
    ...NAMED,
    kind: usually(
      ["city", "province", "region", "river", "sea", "island", "building"],
      "What sort of place it is.",
    ),
    within: entity("The place or state that it lies in.", "place", "state"),
    coordinates: text("Latitude and longitude in degrees."),
  },
  agreement: {
    ...NAMED,
    kind: usually(
      ["treaty", "mou", "declaration", "statement", "deal"],
      "Treaty, mou, declaration, statement, deal …",
    ),
    parties: entities("Who agreed.", "state", "organisation"),
    signatures: {
      type: "mapping",
      list: true,
      says: "Who signed for whom, and when.",
      fields: {
        party: entity("The party.", "state", "organisation"),
        by: entity("Who signed.", "person"),
        role: text("In what office."),
        on: date("When."),
      },
    },
    signedOn: date("When it was signed."),
    adoptedOn: date("When it was adopted."),
    issuedOn: date("When it was issued."),
    inForceOn: date("Since when it binds."),
    signedAt: entity("Where it was signed.", "place", "event", "state"),
    status: word(["proposed", "signed", "in-force", "superseded", "terminated"], "How far it has come."),
    partOf: entity("The agreement that it belongs to.", "agreement"),
    supersedes: entity("The agreement that it replaces.", "agreement"),
    count: { type: "value", says: "How many agreements it stands for." },
  },
  event: {
    ...NAMED,
    start: date("When it began."),
    end: date("When it ended."),
    place: entity("Where it was.", "place", "state"),
    partOf: entity("The event that it belongs to.", "event"),
    participants: entities("Who took part.", "person", "state", "organisation"),
    agreements: entities("What was agreed there.", "agreement"),
  },
  concept: {
    ...NAMED,
    kind: usually(["doctrine", "initiative", "policy", "slogan"], "Doctrine, initiative, policy, slogan …"),
  },
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
