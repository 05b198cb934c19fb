import type { Snapshot } from "../../corpus/catalog.ts";
import type { Facts } from "../../model/facts.ts";
import { type DefinedKind, FIELDS, type Field, type Fields, kindNamed } from "../../model/vocabulary.ts";
import { articles, entities, fragments, keys, ownClaims } from "./definitions.ts";
import { type Completions, type Proposal, type Typed, typedFrom } from "./item.ts";

/** What a value stands beside. */
interface Beside {
  readonly snapshot: Snapshot;
  /** The file that is being written. */
  readonly facts: Facts;
  /** The other attributes or fields, by key, as they are written. */
  readonly values: ReadonlyMap<string, string>;
  /** The id of the claim that the value is an attribute of. */
  readonly claim?: string | undefined;
  /** The kind of entity that is wanted, where one is. */
  readonly among?: DefinedKind | undefined;
}

/** The field of that name, as nothing is that every object has. */
export function fieldOf(fields: Fields, name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** What may stand as the value of a field or an attribute. */
export function valuesOf(key: string, field: Field, typed: Typed, beside: Beside): Completions {
  const { snapshot, facts } = beside;
  const { prefix } = typed;
  const hash = prefix.indexOf("#");
  if (hash >= 0 && (field.type === "key" || field.type === "claim"))
    return { typed: typedFrom(typed, hash + 1), proposals: claimsOf(prefix.slice(0, hash), beside) };
  if (field.words !== undefined) return { typed, proposals: field.words.map(wordProposal) };
  if (field.type === "entity" || field.type === "either")
    return { typed, proposals: entities(snapshot, prefix, beside.among) };
  if (field.type === "key") return { typed, proposals: keys(snapshot, prefix) };
  if (field.type === "claim")
    return { typed, proposals: [...ownClaims(facts, beside.claim), ...articles(snapshot, facts, prefix)] };
  if (key === "part") return { typed, proposals: fragments(facts, false) };
  if (key === "property") return { typed, proposals: properties(beside) };
  if (key === "value") return statedValue(typed, beside);
  return { typed, proposals: [] };
}

/** The claims of an article by its id; without one, of the file itself. */
function claimsOf(target: string, { snapshot, facts, claim }: Beside): readonly Proposal[] {
  if (target === "") return fragments(facts, false).filter(({ id }) => id !== claim);
  return snapshot.lookup(target, "claim").definitions.flatMap(({ path }) => {
    const found = path === facts.path ? facts : snapshot.facts(path);
    return found === undefined ? [] : fragments(found, false);
  });
}

function wordProposal(word: string): Proposal {
  return { label: word, detail: "", kind: "word", text: word, spellings: [word] };
}

/** What may be stated of the subject: the declared properties, and the fields of its kind. */
function properties(beside: Beside): readonly Proposal[] {
  const declared = [...beside.snapshot.config.properties].map(([name, { type, unit }]): Proposal => {
    const detail = unit === undefined ? type : `${type} · ${unit}`;
    return { label: name, detail, kind: "property", text: name, spellings: [name] };
  });
  const fields = Object.entries(subjectFields(beside)).filter(
    ([name, field]) => field.type !== "mapping" && field.type !== "key" && !(name in FIELDS.concept),
  );
  return [...declared, ...fields.map(([name, field]) => fieldProposal(name, field))];
}

/** The value that a claim states: as the subject's field of that name has it, or an entity where one is declared. */
function statedValue(typed: Typed, beside: Beside): Completions {
  const property = beside.values.get("property") ?? "";
  const field = fieldOf(subjectFields(beside), property);
  if (field !== undefined && property !== "value") return valuesOf(property, field, typed, beside);
  const isEntity = beside.snapshot.config.properties.get(property)?.type === "entity";
  return { typed, proposals: isEntity ? entities(beside.snapshot, typed.prefix) : [] };
}

function subjectFields({ snapshot, values }: Beside): Fields {
  const about = values.get("about");
  const [subject] = about === undefined ? [] : snapshot.lookup(about, "entity").definitions;
  const kind = subject === undefined ? undefined : kindNamed(subject.kind);
  return kind === undefined ? {} : FIELDS[kind];
}

function fieldProposal(name: string, { says }: Field): Proposal {
  return { label: name, detail: "", kind: "property", text: name, spellings: [name], says };
}
