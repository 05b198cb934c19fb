import { cut } from "../../../model/edit/into-yaml.ts";
import { entryLines, isBlock } from "../../../model/edit/yaml.ts";
import type { Facts, TextEdit } from "../../../model/facts.ts";
import { type Entry, entryOf, type Mapping, type Tree } from "../../../syntax/tree.ts";
import { type Span, slice, span } from "../../../text/span.ts";

/**
 * Removes entries of `claims` in front matter; with all of them the key, and front matter that then holds nothing. Comments
 * that stand with them stay. Undefined where the key cannot be removed by itself.
 */
export function withoutEntries(
  text: string,
  facts: Facts,
  listed: Mapping,
  removed: ReadonlySet<Entry>,
): readonly TextEdit[] | undefined {
  const { data, bodyStart } = facts;
  const claims = entryOf(data, "claims");
  if (removed.size < listed.entries.length) {
    if (isBlock(listed)) return [...removed].map((entry) => withoutLines(text, facts, entry));
    return runs(listed.entries, removed).map((run) => cut(text, run));
  }
  if (claims === undefined) return undefined;
  const own = isBlock(data) ? withoutLines(text, facts, claims) : undefined;
  if (data.entries.length > 1) return own === undefined ? undefined : [own];
  // The mark of the byte order, if there is one, stays before the text.
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const whole = span(start, bodyStart);
  if (commentsIn(text, whole, [claims]).length === 0) return [{ span: whole, text: "" }];
  return own === undefined ? undefined : [own];
}

/** An entry's lines without all but their comments. */
function withoutLines(text: string, facts: Facts, entry: Entry): TextEdit {
  const lines = entryLines(facts, entry);
  const end = /\r?\n$/.exec(slice(text, lines))?.[0] ?? "";
  const indent = /^[ \t]*/.exec(slice(text, lines))?.[0] ?? "";
  const kept = commentsIn(text, lines, [entry]).map((comment) => `${indent}${comment}${end}`);
  return { span: lines, text: kept.join("") };
}

/** The stretches of entries between braces that stand side by side, each from its first key to its last value. */
function runs(entries: readonly Entry[], removed: ReadonlySet<Entry>): readonly Span[] {
  const found: Span[] = [];
  for (const [i, entry] of entries.entries()) {
    if (!removed.has(entry)) continue;
    const before = entries[i - 1];
    const last = before !== undefined && removed.has(before) ? found.pop() : undefined;
    found.push(span(last?.start ?? entry.keySpan.start, endOf(entry)));
  }
  return found;
}

function endOf({ keySpan, value }: Entry): number {
  return Math.max(keySpan.end, value?.span.end ?? 0);
}

/** The comments of a stretch of YAML that holds the entries: what stands behind `#` outside their keys and values. */
function commentsIn(text: string, at: Span, entries: readonly Entry[]): readonly string[] {
  const words = entries.flatMap(wordsOf).sort((a, b) => a.start - b.start);
  let outside = "";
  let from = at.start;
  for (const { start, end } of words) {
    if (start < from || end > at.end) continue;
    outside += text.slice(from, start) + "x".repeat(end - start);
    from = end;
  }
  outside += text.slice(from, at.end);
  return [...outside.matchAll(/(?:^|\s)#[^\r\n]*/g)].map((found) => {
    const start = at.start + found.index + found[0].indexOf("#");
    return text.slice(start, at.start + found.index + found[0].length).trimEnd();
  });
}

/** Where the keys and the scalar values of an entry stand. */
function wordsOf({ keySpan, value }: Entry): readonly Span[] {
  return [keySpan, ...(value === undefined ? [] : scalarsOf(value))];
}

function scalarsOf(tree: Tree): readonly Span[] {
  if (tree.type === "scalar") return [tree.span];
  return tree.type === "list" ? tree.items.flatMap(scalarsOf) : tree.entries.flatMap(wordsOf);
}
