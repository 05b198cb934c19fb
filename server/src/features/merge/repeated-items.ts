import type { FileEdit } from "../../model/changes.ts";
import { cutItems } from "../../model/edit/cut-yaml.ts";
import { groupOf } from "../../model/edit/groups.ts";
import type { Use } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { entryOf, type List, type Tree } from "../../syntax/tree.ts";
import { contains, type Span, span } from "../../text/span.ts";
import type { MergedUses } from "./repeated.ts";
import { within } from "./within.ts";

/** Items of lists in the data of a file that mean, and say, what another item does. */
export function repeatedItems(
  lowered: Lowered,
  merged: MergedUses,
): { readonly edits: readonly FileEdit[]; readonly spans: readonly Span[] } {
  const { facts, marks } = lowered;
  const meaning = new Map<number, { readonly use: Use; readonly is: "old" | "own" }>();
  for (const [use, is] of merged) if (use.origin === "field") meaning.set(use.place.start, { use, is });
  const [any] = meaning.values();
  if (any === undefined) return { edits: [], spans: [] };
  const group = groupOf(any.use);
  const edits: FileEdit[] = [];
  const spans: Span[] = [];
  const seen = new Set<number>();
  const lookAt = (list: List, key: string): void => {
    if (seen.has(list.span.start) || !list.items.every((item) => contains(list.span, item.span))) return;
    seen.add(list.span.start);
    const gone = goneOf(list.items, key === "via", meaning);
    for (const { span } of gone) spans.push(span);
    for (const edit of cutItems(marks.text, list, gone)) edits.push({ path: facts.path, ...edit, group });
  };
  const walk = (tree: Tree | undefined, key: string): void => {
    if (tree?.type === "mapping") for (const entry of tree.entries) walk(entry.value, entry.key);
    if (tree?.type !== "list") return;
    for (const item of tree.items) walk(item, key);
    lookAt(tree, key);
  };
  walk(facts.data, "");
  for (const { fields } of facts.definitions) walk(fields, "");
  // Of a list in what goes nothing is left to be cut.
  const isInGone = within(spans.map(({ start, end }) => span(start + 1, Math.max(start + 1, end - 1))));
  return { edits: edits.filter((edit) => !isInGone(edit.span)), spans };
}

type Meaning = ReadonlyMap<number, { readonly use: Use; readonly is: "old" | "own" }>;

/** The items of a list that another says too. */
function goneOf(items: readonly Tree[], inOrder: boolean, meaning: Meaning): ReadonlySet<Tree> {
  const gone = new Set<Tree>();
  const kept = new Map<string, { readonly item: Tree; readonly isOld: boolean; readonly index: number }>();
  // A value alone is said by one that stands with its sources.
  const backed = new Map<string, boolean>();
  for (const item of items) {
    const value = item.type === "mapping" ? entryOf(item, "value")?.value : undefined;
    if (value === undefined || inOrder) continue;
    const key = keyOf(value, meaning);
    backed.set(key, backed.get(key) === true || hasOld(value, meaning));
  }
  for (const [index, item] of items.entries()) {
    const key = keyOf(item, meaning);
    const isOld = hasOld(item, meaning);
    const other = kept.get(key);
    const isBacked = isMeant(item, meaning) && (backed.get(key) === true || (isOld && backed.has(key)));
    const isNext = !inOrder || other?.index === index - 1;
    if (isBacked || (other !== undefined && isNext && (isOld || other.isOld))) {
      gone.add(item);
      if (other !== undefined) kept.set(key, { ...other, index });
    } else kept.set(key, { item, isOld, index });
  }
  return gone;
}

function isMeant(item: Tree, meaning: Meaning): boolean {
  return item.type === "scalar" && meaning.has(item.inner.start);
}

function hasOld(tree: Tree | undefined, meaning: Meaning): boolean {
  if (tree === undefined) return false;
  if (tree.type === "scalar") return meaning.get(tree.inner.start)?.is === "old";
  if (tree.type === "list") return tree.items.some((item) => hasOld(item, meaning));
  return tree.entries.some(({ value }) => hasOld(value, meaning));
}

/** Equal for what means the same once the two are one. */
function keyOf(tree: Tree | undefined, meaning: Meaning): string {
  if (tree === undefined) return "";
  if (tree.type === "scalar") {
    const found = meaning.get(tree.inner.start);
    return JSON.stringify(found === undefined ? tree.text : [found.use.fragment ?? ""]);
  }
  if (tree.type === "list") return `[${tree.items.map((item) => keyOf(item, meaning)).join()}]`;
  const entries = tree.entries.map(({ key, value }) => `${JSON.stringify(key)}:${keyOf(value, meaning)}`);
  return `{${entries.sort().join()}}`;
}
