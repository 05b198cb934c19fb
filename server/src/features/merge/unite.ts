import type { Snapshot } from "../../corpus/catalog.ts";
import {
  entryTakenOver,
  inserted,
  madeList,
  type NewValue,
  newEntries,
  newItems,
  onOneLine,
  standsBehind,
} from "../../model/edit/into-yaml.ts";
import { type Refusal, refuse } from "../../model/edit/refusal.ts";
import { yamlValue } from "../../model/edit/yaml.ts";
import type { Definition, TextEdit } from "../../model/facts.ts";
import { canonicalField, type DefinedKind, type Field, fieldNamed } from "../../model/vocabulary.ts";
import { type Entry, entryOf, type Mapping, type Tree } from "../../syntax/tree.ts";
import { firstLineEnd } from "../../text/lines.ts";
import { quoted } from "../../text/quoted.ts";
import { span } from "../../text/span.ts";
import { aliasesToAdd } from "./aliases.ts";
import { Comparing, type One } from "./values.ts";

/** A definition in a text, as its fields are to be read or written. */
export interface Held {
  readonly text: string;
  readonly definition: Definition;
}

/** Fields that say which definition it is, or how its file is treated, and nothing of what is defined. */
const OWN: ReadonlySet<string> = new Set(["type", "id", "name", "title", "attested"]);

/**
 * The edits that take the fields of one definition into another of the same kind: names become aliases, lists are united,
 * fields that it lacks are taken over as they are written, and values that differ stand side by side with their sources. A
 * refusal where a field is written so that nothing can be added.
 */
export function united(snapshot: Snapshot, from: Held, into: Held): readonly TextEdit[] | Refusal {
  return new Uniting(snapshot, from, into).all();
}

class Uniting {
  readonly #kind: DefinedKind;
  readonly #end: string;
  readonly #old: Comparing;
  readonly #own: Comparing;
  readonly #edits: TextEdit[] = [];
  readonly #fresh: NewValue[] = [];
  readonly #replaced = new Set<One>();
  #refused: Refusal | undefined;

  constructor(
    snapshot: Snapshot,
    private readonly from: Held,
    private readonly into: Held,
  ) {
    // Articles and notes are refused before.
    this.#kind = into.definition.kind as DefinedKind;
    this.#end = firstLineEnd(into.text);
    this.#old = new Comparing(snapshot, from.text);
    this.#own = new Comparing(snapshot, into.text);
  }

  all(): readonly TextEdit[] | Refusal {
    this.#names();
    const done = new Set<string>(["aliases", "weakAliases"]);
    for (const entry of this.from.definition.fields.entries) {
      const key = canonicalField(this.#kind, entry.key);
      if (OWN.has(key) || done.has(key) || entry.value === undefined) continue;
      done.add(key);
      this.#field(key, entry, entry.value);
    }
    const { fields } = this.into.definition;
    if (this.#fresh.length > 0) this.#edits.push(newEntries(this.into.text, fields, this.#fresh, this.#end));
    return this.#refused ?? joined(this.#edits);
  }

  #names(): void {
    const { name, aliases, weakAliases } = aliasesToAdd(this.from, this.into);
    if (name !== undefined) this.#fresh.push(name);
    for (const [key, values] of [
      ["aliases", aliases],
      ["weakAliases", weakAliases],
    ] as const) {
      if (values.length === 0) continue;
      const entry = entryOf(this.into.definition.fields, key);
      if (entry === undefined) this.#fresh.push(newList(key, values));
      else this.#add(entry, values, ["", ""]);
    }
  }

  #field(key: string, old: Entry, value: Tree): void {
    const { fields } = this.into.definition;
    const entry = fields.entries.find((one) => canonicalField(this.#kind, one.key) === key);
    if (entry === undefined) this.#fresh.push(entryTakenOver(this.from.text, old, value));
    else if (key === "note" && entry.value?.type === "scalar" && value.type === "scalar")
      this.#note(entry.value.text, value.text, entry);
    else if (key === "claims" && entry.value?.type === "mapping" && value.type === "mapping")
      this.#claims(entry.value, value);
    else this.#values(fieldNamed(this.#kind, key), entry, value);
  }

  /** Both remarks, one behind the other. */
  #note(own: string, old: string, entry: Entry): void {
    const [first, second] = [own.trim(), old.trim()];
    if (second === "" || first.includes(second)) return;
    const link = first === "" ? "" : /[.!?…。！？]["”’»)\]]?$/.test(first) ? " " : ". ";
    this.#rewrite(entry, `${first}${link}${second}`);
  }

  #rewrite(entry: Entry, words: string): void {
    const { text } = this.into;
    const { value } = entry;
    if (value === undefined || !standsBehind(text, entry)) return this.#cannot(entry);
    const end = value.span.start + text.slice(value.span.start, value.span.end).trimEnd().length;
    const lines = words.replace(/\s*[\r\n]\s*/g, " ");
    this.#edits.push({ span: span(value.span.start, end), text: yamlValue(lines) });
  }

  /** The attributes of claims, which have ids of their own. */
  #claims(own: Mapping, old: Mapping): void {
    const entries = old.entries.flatMap((entry) =>
      entry.value === undefined ? [] : [entryTakenOver(this.from.text, entry, entry.value)],
    );
    if (entries.length > 0) this.#edits.push(newEntries(this.into.text, own, entries, this.#end));
  }

  #values(field: Field | undefined, entry: Entry, value: Tree): void {
    const isList =
      field === undefined ? entry.value?.type === "list" || value.type === "list" : field.list === true;
    const own = this.#own.values(field, entry.value);
    const old = this.#old.values(field, value);
    const lacking = old.filter((one) => !own.some((other) => says(other, one)));
    const replaces = isList || entry.value?.type === "list" || lacking.length === 1;
    const added = lacking.filter((one) => !replaces || !this.#backed(entry, own, one));
    if (added.length === 0) return;
    const quarrel = !isList && new Set([...own, ...added].map(({ key }) => key)).size > 1;
    const sources = quarrel ? [this.#sources(this.#own, this.into), this.#sources(this.#old, this.from)] : [];
    const [ofOwn = "", ofOld = ""] = sources;
    const plain = !isList;
    const written = added.map((one) =>
      plain && one.backing === "" ? onOneLine(`{ value: ${one.flow}${ofOld} }`) : one.written,
    );
    const isPlain = plain && own[0]?.backing === "" && entry.value?.type !== "list";
    this.#add(entry, written, isPlain ? ["{ value: ", `${ofOwn} }`] : ["", ""]);
  }

  /** Writes the sources of a value to the same value that has none yet. */
  #backed(entry: Entry, own: readonly One[], { key, written }: One): boolean {
    const bare = own.find((one) => one.key === key && one.backing === "" && !this.#replaced.has(one));
    if (bare?.tree?.type !== "scalar" || !standsBehind(this.into.text, entry)) return false;
    this.#replaced.add(bare);
    this.#edits.push({ span: bare.tree.span, text: written.flow });
    return true;
  }

  /** What the file of a definition rests on, as it stands behind a value of it that is disputed. */
  #sources(comparing: Comparing, { definition }: Held): string {
    const field = fieldNamed(this.#kind, "sources");
    const keys = comparing
      .values(field, entryOf(definition.fields, "sources")?.value)
      .map(({ flow }) => flow);
    if (keys.length === 0) return "";
    return `, source: ${keys.length === 1 ? keys[0] : `[${keys.join(", ")}]`}`;
  }

  /** Adds values to an entry, which becomes a list where it is none; one that stands alone is put between `around`. */
  #add(entry: Entry, values: readonly NewValue[], around: readonly [string, string]): void {
    const { text } = this.into;
    const { value, keySpan } = entry;
    if (value === undefined) {
      const found = /^\s*:[ \t]*(?:null|Null|NULL|~)?/.exec(text.slice(keySpan.end))?.[0];
      if (found === undefined) return this.#cannot(entry);
      const flow = values.map((one) => one.flow);
      this.#edits.push({
        span: span(keySpan.end, keySpan.end + found.length),
        text: `: [${flow.join(", ")}]`,
      });
      return;
    }
    if (!standsBehind(text, entry)) return this.#cannot(entry);
    if (value.type !== "list") {
      this.#edits.push(...madeList(text, value, values, this.#end, around));
      return;
    }
    const edit = newItems(text, value, values, this.#end);
    if (edit === undefined) this.#cannot(entry);
    else this.#edits.push(edit);
  }

  #cannot({ key }: Entry): void {
    const { path } = this.into.definition;
    this.#refused ??= refuse(
      `The field ${quoted(key)} in ${path} is written with an anchor, a tag or a repetition, to which nothing can be added: write its value out first.`,
    );
  }
}

/** Whether a value says all that another does. */
function says(own: One, other: One): boolean {
  return own.key === other.key && (other.backing === "" || own.backing === other.backing);
}

function newList(key: string, values: readonly NewValue[]): NewValue {
  const flow = `${key}: [${values.map((value) => value.flow).join(", ")}]`;
  const inLines = values.some((value) => value.flow.startsWith("{"));
  if (!inLines) return onOneLine(flow);
  return {
    flow,
    block: (column, end) =>
      `${key}:${values.map((value) => `${end}${" ".repeat(column + 2)}- ${value.block(column + 4, end)}`).join("")}`,
  };
}

/** The edits with insertions at one place made one, in the order in which they were found. */
function joined(edits: readonly TextEdit[]): readonly TextEdit[] {
  const found: TextEdit[] = [];
  for (const edit of edits) {
    const isEmpty = edit.span.start === edit.span.end;
    const at = isEmpty
      ? found.findIndex(({ span: own }) => own.start === edit.span.start && own.end === own.start)
      : -1;
    const before = found[at];
    if (before === undefined) found.push(edit);
    else found[at] = inserted(edit.span.start, before.text + edit.text);
  }
  return found;
}
