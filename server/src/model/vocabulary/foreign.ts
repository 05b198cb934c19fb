import { type Entry, itemsOf, type Tree } from "../../syntax/tree.ts";
import { parseDate } from "../date.ts";
import type { DefinedKind } from "../vocabulary.ts";

/** What a value must be for a key to mean a field: a date, one that is no period, words, names, or as the expression says. */
type Form = "date" | "moment" | "words" | "names" | RegExp;

/** The field that a key of other tools means, where the value has the form. */
interface Foreign {
  readonly field: string;
  readonly form: Form;
}

const ADDRESS = /^https?:\/\/\S+$/i;

function called(field: string, form: Form, ...keys: readonly string[]): Readonly<Record<string, Foreign>> {
  return Object.fromEntries(keys.map((key) => [key, { field, form }]));
}

/** Of all that can be mentioned: schema.org's other names, and ids of Wikidata. */
const ENTITY = {
  ...called("aliases", "names", "alternatename", "alternatenames", "alsoknownas", "aka"),
  ...called("sameAs", /^(?:Q\d+|https?:\/\/\S+)$/i, "wikidata", "wikidataid", "qid"),
};

/** When a text appeared: Jekyll, Hugo, feeds, Open Graph, schema.org. */
const APPEARED = [
  ...["date", "pubdate", "publishdate", "publisheddate", "publicationdate", "datepublished"],
  ...["publishedat", "publishedon", "publishedtime"],
];

/** Of texts: BibLaTeX, and programs that keep pages of the web. */
const TEXT = {
  ...called("URL", ADDRESS, "sourceurl", "canonicalurl"),
  ...called("accessed", "date", "accessdate", "dateaccessed", "urldate"),
  ...called("container-title", "words", "journal", "journaltitle", "newspaper", "booktitle"),
};

/** Each key in lower case without hyphens and underscores, by the kind of file that it stands in. */
const FOREIGN: Readonly<Record<DefinedKind, Readonly<Record<string, Foreign>>>> = {
  person: {
    ...ENTITY,
    ...called("born", "date", "birthdate", "dateofbirth", "dob"),
    ...called("died", "date", "deathdate", "dateofdeath"),
  },
  organisation: ENTITY,
  state: ENTITY,
  place: { ...ENTITY, ...called("within", "words", "country") },
  agreement: ENTITY,
  event: {
    ...ENTITY,
    ...called("start", "moment", "date", "startdate", "on", "when"),
    ...called("end", "moment", "enddate"),
    ...called("place", "words", "location", "venue"),
  },
  concept: ENTITY,
  source: {
    ...TEXT,
    ...called("issued", "date", ...APPEARED, "published", "year"),
    ...called("accessed", "date", "retrieved"),
    ...called("URL", ADDRESS, "link", "source"),
    ...called("language", "words", "lang"),
  },
  article: { ...TEXT, ...called("published", "date", ...APPEARED), ...called("title", "words", "headline") },
};

/**
 * The field that an entry certainly means which other tools read under another name: `date: 2024-08-19` in an article is
 * its `published`. Undefined where the key is none of those, or the value is not of the form that the field has.
 */
export function foreignField(kind: DefinedKind, { key, value }: Entry): string | undefined {
  const plain = key.toLowerCase().replace(/[\s_-]+/g, "");
  const table = FOREIGN[kind];
  const meant = Object.hasOwn(table, plain) ? table[plain] : undefined;
  return meant !== undefined && hasForm(value, meant.form) ? meant.field : undefined;
}

function hasForm(value: Tree | undefined, form: Form): boolean {
  const items = itemsOf(value);
  if (items.length === 0 || (value?.type === "list" && form !== "names")) return false;
  return items.every((item) => item.type === "scalar" && isOfForm(item.text.trim(), form));
}

function isOfForm(text: string, form: Form): boolean {
  if (form === "words" || form === "names") return text !== "";
  if (form instanceof RegExp) return form.test(text);
  const date = parseDate(text);
  const { suggestion, readings = [suggestion] } = date.kind === "error" ? date : { suggestion: text };
  return readings.every((one) => one !== undefined && (form === "date" || !one.includes("/")));
}
