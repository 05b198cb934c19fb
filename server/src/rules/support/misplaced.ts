import { columnOf, entryLines, isBlock, lineEndOf, lineOf } from "../../model/edit/yaml.ts";
import type { Facts, Fix, TextEdit } from "../../model/facts.ts";
import { type Entry, entryOf, type Mapping } from "../../syntax/tree.ts";
import { span } from "../../text/span.ts";

/** An entry of front matter that tells of a claim, but stands beside `claims` and not under it. */
interface Misplaced {
  readonly entry: Entry;
  /** Moves it, and those directly around it that are misplaced too, under `claims`. Undefined where that takes more than indenting. */
  readonly fix: Fix | undefined;
}

/**
 * The entries of front matter that bear the id of a claim in the text and hold further lines, as when the indentation was
 * forgotten. `known` tells the keys that mean something at the top.
 */
export function misplacedClaims(facts: Facts, known: (key: string) => boolean): readonly Misplaced[] {
  const { data, claims } = facts;
  const ids = new Set(claims.flatMap(({ id }) => (id === undefined ? [] : [id])));
  const listed = entryOf(data, "claims");
  const taken = new Set(listed?.value?.type === "mapping" ? listed.value.entries.map(({ key }) => key) : []);
  const isMisplaced = ({ key, value }: Entry): boolean =>
    ids.has(key) && !taken.has(key) && !known(key) && value?.type === "mapping";
  const found: Misplaced[] = [];
  const { entries } = data;
  for (let first = 0; first < entries.length; first++) {
    let behind = first;
    while (behind < entries.length && isMisplaced(entries[behind] as Entry)) behind++;
    const group = entries.slice(first, behind);
    if (group.length === 0) continue;
    const fix = moved(facts, listed, entries[first - 1], group);
    for (const entry of group) found.push({ entry, fix });
    first = behind;
  }
  return found;
}

function moved(
  facts: Facts,
  listed: Entry | undefined,
  before: Entry | undefined,
  group: readonly Entry[],
): Fix | undefined {
  const lines = entriesLines(facts, group);
  if (!isBlock(facts.data) || lines === undefined) return undefined;
  const value = listed?.value;
  const holder = value?.type === "mapping" && value.entries.length > 0 ? value : undefined;
  const edits: TextEdit[] = [];
  if (holder !== undefined) {
    if (before !== listed || !isBlock(holder)) return undefined;
  } else {
    const [at = 0] = lines;
    const head = `claims:${lineEndOf(facts)}`;
    if (listed !== undefined) edits.push({ span: entryLines(facts, listed), text: "" });
    edits.push({ span: span(at, at), text: head });
  }
  const indent = " ".repeat(holder === undefined ? 2 : columnOf(facts, firstStart(holder)));
  for (const at of lines) edits.push({ span: span(at, at), text: indent });
  return { title: `Move ${group.length === 1 ? "it" : "them"} under “claims”`, edits };
}

function firstStart({ entries, span: { start } }: Mapping): number {
  return entries[0]?.keySpan.start ?? start;
}

/** Where the lines of entries start that follow one another, blank ones left out; undefined where an entry begins inside a line. */
function entriesLines(facts: Facts, group: readonly Entry[]): readonly number[] | undefined {
  const starts: number[] = [];
  const { lineStarts } = facts;
  const blank = lineEndOf(facts).length;
  for (const entry of group) {
    const { start, end } = entryLines(facts, entry);
    if (entry.keySpan.start !== start) return undefined;
    for (let line = lineOf(facts, start); (lineStarts[line] ?? end) < end; line++) {
      const at = lineStarts[line] as number;
      if ((lineStarts[line + 1] ?? end) - at > blank) starts.push(at);
    }
  }
  return starts;
}
