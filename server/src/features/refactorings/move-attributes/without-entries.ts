import { commentLines, commentsIn, wordsOf } from "../../../model/edit/cut-yaml.ts";
import { cut } from "../../../model/edit/into-yaml.ts";
import { entryLines, isBlock } from "../../../model/edit/yaml.ts";
import type { Facts, TextEdit } from "../../../model/facts.ts";
import { type Entry, entryOf, type Mapping } from "../../../syntax/tree.ts";
import { type Span, span } from "../../../text/span.ts";

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
  if (commentsIn(text, whole, wordsOf(claims)).length === 0) return [{ span: whole, text: "" }];
  return own === undefined ? undefined : [own];
}

/** An entry's lines without all but their comments. */
function withoutLines(text: string, facts: Facts, entry: Entry): TextEdit {
  const lines = entryLines(facts, entry);
  return { span: lines, text: commentLines(text, lines, wordsOf(entry)) };
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
