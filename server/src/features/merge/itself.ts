import type { Snapshot } from "../../corpus/catalog.ts";
import { isSame } from "../../corpus/keys.ts";
import type { Group } from "../../model/changes.ts";
import { cut } from "../../model/edit/into-yaml.ts";
import type { Definition, TextEdit, Use } from "../../model/facts.ts";
import { type Stated, statedValues } from "../../model/pieces.ts";
import type { Entry, Mapping, Tree } from "../../syntax/tree.ts";
import { lineStart } from "../../text/lines.ts";
import { contains, span } from "../../text/span.ts";
import { itemCuts } from "./item-cuts.ts";
import { within } from "./within.ts";

/** The heading for what goes because it would say of one definition that it is, say, part of itself. */
export const ITSELF: Group = {
  label: "Would name itself",
  description: "One of the two says this of the other: it goes, for both are one now.",
};

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
  const entries = one.fields.entries.flatMap((entry): readonly Entry[] => {
    const { value } = entry;
    if (value === undefined) return [entry];
    const left = value.type === "list" ? value.items.filter((item) => !values.has(item)) : [];
    const isGone =
      values.has(value) || (value.type === "list" && value.items.length > 0 && left.length === 0);
    if (isGone) edits.push(entryCut(text, entry, value));
    if (isGone) return [];
    if (value.type !== "list" || left.length === value.items.length) return [entry];
    edits.push(...itemCuts(text, value, new Set(value.items.filter((item) => values.has(item)))));
    return [{ ...entry, value: { ...value, items: left } }];
  });
  const isGone = within([...values].map((value) => value.span));
  return {
    edits,
    fields: { ...one.fields, entries },
    gone: new Set(uses.filter(({ place }) => isGone(place))),
  };
}

/** Cuts an entry; of the first behind a hyphen, which stays, only the value. */
function entryCut(text: string, { keySpan }: Entry, value: Tree): TextEdit {
  const before = text.slice(lineStart(text, keySpan.start), keySpan.start);
  if (!/-\s*$/.test(before)) return cut(text, span(keySpan.start, value.span.end));
  const end = value.span.start + text.slice(value.span.start, value.span.end).trimEnd().length;
  return { span: span(text.indexOf(":", keySpan.end) + 1, end), text: "" };
}
