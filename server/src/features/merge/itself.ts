import type { Snapshot } from "../../corpus/catalog.ts";
import { isSame } from "../../corpus/keys.ts";
import { cutEntry, cutItems } from "../../model/edit/cut-yaml.ts";
import { isBlock } from "../../model/edit/yaml.ts";
import type { Definition, TextEdit, Use } from "../../model/facts.ts";
import { type Stated, statedValues } from "../../model/pieces.ts";
import type { Entry, Mapping, Tree } from "../../syntax/tree.ts";
import { lineStart } from "../../text/lines.ts";
import { contains, span } from "../../text/span.ts";
import { within } from "./within.ts";

/** What a definition says of another in one of its fields, which nothing says of itself. */
interface Said {
  readonly use: Use;
  readonly entry: Entry;
  /** The value, or the item of a list, that says nothing else; undefined where more stands in it. */
  readonly value: Tree | undefined;
}

/** All that one definition says of another in its fields; of the attributes of its claims nothing, as these may name both. */
function saidOf(snapshot: Snapshot, one: Definition, other: Definition): readonly Said[] {
  const said: Said[] = [];
  const alone = new Map<number, Stated>();
  for (const { value } of one.fields.entries)
    for (const stated of statedValues(value))
      if (stated.value?.type === "scalar") alone.set(stated.value.inner.start, stated);
  for (const use of snapshot.facts(one.path)?.uses ?? []) {
    if (use.origin !== "field" || !contains(one.place, use.place)) continue;
    const { definitions } = snapshot.resolve(use);
    if (!definitions.some((found) => isSame(found, other)) || definitions.some((found) => isSame(found, one)))
      continue;
    const entry = one.fields.entries.find(
      ({ value }) => value !== undefined && contains(value.span, use.place),
    );
    if (entry === undefined || entry.key === "claims") continue;
    const stated = alone.get(use.place.start);
    const isAlone = stated !== undefined && isAll(stated.value, use);
    said.push({ use, entry, value: isAlone ? (stated.wrapper ?? stated.value) : undefined });
  }
  return said;
}

function isAll(value: Tree | undefined, { place }: Use): boolean {
  if (value?.type !== "scalar" || !contains(value.span, place)) return false;
  return !value.verbatim || place.end - place.start === value.text.trim().length;
}

/** What one definition says of another in the midst of something else, such as a role, which cannot go by itself. */
export function saidBesides(snapshot: Snapshot, one: Definition, other: Definition): Use | undefined {
  return saidOf(snapshot, one, other).find(({ value }) => value === undefined)?.use;
}

/** A definition without what it says of another: the edits of its text, its fields as they are then, and the uses that go. */
export interface WithoutOther {
  readonly edits: readonly TextEdit[];
  readonly fields: Mapping;
  readonly gone: ReadonlySet<Use>;
}

/** Leaves out of a definition in a text what it says of another. */
export function withoutOther(
  snapshot: Snapshot,
  text: string,
  uses: readonly Use[],
  one: Definition,
  other: Definition,
): WithoutOther {
  const values = new Set<Tree>();
  for (const { value } of saidOf(snapshot, one, other)) if (value !== undefined) values.add(value);
  if (values.size === 0) return { edits: [], fields: one.fields, gone: new Set() };
  const edits: TextEdit[] = [];
  const entries = one.fields.entries.flatMap((entry, index): readonly Entry[] => {
    const { value } = entry;
    if (value === undefined) return [entry];
    if (isCut(value, values)) {
      const next = one.fields.entries[index + 1];
      edits.push(entryCut(text, entry, value, isCut(next?.value, values) ? undefined : next));
      return [];
    }
    const gone = value.type === "list" ? value.items.filter((item) => values.has(item)) : [];
    if (value.type !== "list" || gone.length === 0) return [entry];
    edits.push(...cutItems(text, value, new Set(gone)));
    return [{ ...entry, value: { ...value, items: value.items.filter((item) => !values.has(item)) } }];
  });
  const isGone = within([...values].map((value) => value.span));
  return {
    edits,
    fields: withEntries(one.fields, entries),
    gone: new Set(uses.filter(({ place }) => isGone(place))),
  };
}

/** Whether a value goes, by itself or with each of its items. */
function isCut(value: Tree | undefined, gone: ReadonlySet<Tree>): boolean {
  if (value === undefined || gone.has(value)) return value !== undefined;
  return value.type === "list" && value.items.length > 0 && value.items.every((item) => gone.has(item));
}

/** A mapping with fewer entries; one that is written as lines begins with the first that is left. */
function withEntries(mapping: Mapping, entries: readonly Entry[]): Mapping {
  const start = isBlock(mapping) ? entries[0]?.keySpan.start : undefined;
  return { ...mapping, entries, span: span(start ?? mapping.span.start, mapping.span.end) };
}

/** Cuts an entry; of the first behind a hyphen, which stays, all up to the next that stays, and else only the value. */
function entryCut(text: string, entry: Entry, value: Tree, next: Entry | undefined): TextEdit {
  const { keySpan } = entry;
  const before = text.slice(lineStart(text, keySpan.start), keySpan.start);
  if (!/-\s*$/.test(before)) return cutEntry(text, entry);
  const end = value.span.start + text.slice(value.span.start, value.span.end).trimEnd().length;
  if (next !== undefined && /^\s+$/.test(text.slice(end, next.keySpan.start)))
    return { span: span(keySpan.start, next.keySpan.start), text: "" };
  return { span: span(text.indexOf(":", keySpan.end) + 1, end), text: "" };
}
