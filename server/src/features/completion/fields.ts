import { canonicalField, type DefinedKind, FIELDS, type Field, type Fields } from "../../model/vocabulary.ts";

/** The fields beside the required ones that most files of a kind have. */
export const USUAL: Readonly<Record<DefinedKind, readonly string[]>> = {
  person: ["aliases", "roles"],
  organisation: ["aliases", "kind", "country"],
  state: ["aliases", "capital"],
  place: ["aliases", "within"],
  agreement: ["aliases", "kind", "parties", "signedOn", "status"],
  event: ["start", "end", "place", "participants"],
  concept: ["aliases", "kind"],
  source: ["author", "publisher", "issued", "URL", "tier"],
  article: ["author", "publisher", "published", "URL", "lang"],
};

/** The fields that files of every kind may have, in the order in which they are wanted, behind the kind's own. */
const COMMON: readonly string[] = [
  ...["aliases", "weakAliases", "sources", "note", "sameAs", "tags", "id", "attested"],
];

/** The names of the fields without which a file of the kind is not whole. */
export function requiredFields(kind: DefinedKind): readonly string[] {
  return Object.entries(FIELDS[kind])
    .filter(([, { required }]) => required === true)
    .map(([name]) => name);
}

/** A field's name as people write it: `url`, where CSL has capitals. */
export function writtenField(name: string): string {
  return /^[A-Z]+$/.test(name) ? name.toLowerCase() : name;
}

/**
 * The fields that are not among `written`, as they are wanted: those that must be there, those of the kind that most files
 * have, the kind's others, then those that files of every kind may have.
 */
export function fieldsInOrder(
  fields: Fields,
  kind: DefinedKind | undefined,
  written: Iterable<string>,
): readonly (readonly [name: string, field: Field])[] {
  const known = new Set([...written].map((name) => (kind === undefined ? name : canonicalField(kind, name))));
  const missing = Object.entries(fields).filter(([name]) => !known.has(name));
  const usual = kind === undefined ? undefined : USUAL[kind];
  return missing.sort((a, b) => rank(a, usual) - rank(b, usual));
}

/** A place in the order; what has the same keeps its own order. `usual` are fields of a kind. */
function rank([name, { required }]: readonly [string, Field], usual?: readonly string[]): number {
  if (required === true) return 1;
  if (usual === undefined) return 2;
  if (name === "type") return 0;
  const common = COMMON.indexOf(name);
  if (common >= 0) return 1000 + common;
  const at = usual.indexOf(name);
  return at < 0 ? 100 : 2 + at;
}
