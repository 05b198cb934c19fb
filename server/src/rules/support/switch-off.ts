import { columnOf, entryLines, insertEntry, isBlock, lineEndOf, lineOf } from "../../model/edit/yaml.ts";
import type { Facts, Fix, Suppression, TextEdit } from "../../model/facts.ts";
import { type Entry, entryOf, itemsOf } from "../../syntax/tree.ts";
import { type Span, span } from "../../text/span.ts";

/** What makes a file unreadable is in the way of the words that would silence it. */
const ALWAYS_ON: ReadonlySet<string> = new Set([
  "encoding-invalid",
  "config-invalid",
  "front-matter-invalid",
  "suppression-unused",
]);

/**
 * Offers, for a finding of a rule that begins at an offset, to silence the rule there: on the line before it, or for a
 * finding in front matter in the whole file. Undefined where neither can be written. No word of the text changes.
 */
export function switcherOff(facts: Facts): (rule: string, at: Span) => Fix | undefined {
  const onLine = new Map<number, Suppression>();
  for (const suppression of facts.suppressions) {
    const { line } = suppression;
    if (line !== undefined && !onLine.has(line)) onLine.set(line, suppression);
  }
  const marked = facts.type === "article" || facts.type === "note" || facts.type === "definition";
  return (rule, { start }) => {
    if (!marked || ALWAYS_ON.has(rule)) return undefined;
    const inData = start < facts.bodyStart && facts.data.entries.length > 0;
    const edit = inData ? inFrontMatter(facts, rule) : before(facts, onLine, rule, start);
    const title = inData ? `Switch ${rule} off in this file` : `Switch ${rule} off here`;
    return edit === undefined ? undefined : { title, edits: [edit] };
  };
}

/** The comment that silences rules on the next line. */
export function suppressionComment(rules: readonly string[]): string {
  return `<!-- attested-disable-next-line ${rules.join(" ")} -->`;
}

function before(
  facts: Facts,
  onLine: ReadonlyMap<number, Suppression>,
  rule: string,
  offset: number,
): TextEdit | undefined {
  const line = lineOf(facts, Math.max(offset, facts.bodyStart));
  const known = onLine.get(line);
  // A second comment would stand between the first and its line.
  if (known !== undefined) return { span: known.place, text: suppressionComment([...known.rules, rule]) };
  const at = Math.max(facts.lineStarts[line] ?? 0, facts.bodyStart);
  if (isInside(facts.unbroken ?? [], at)) return undefined;
  return { span: span(at, at), text: suppressionComment([rule]) + lineEndOf(facts) };
}

/** Whether an offset lies inside one of the spans, which are in order of their starts. */
function isInside(spans: readonly Span[], offset: number): boolean {
  return spans.some(({ start, end }) => start < offset && offset < end);
}

function inFrontMatter(facts: Facts, rule: string): TextEdit | undefined {
  const { data } = facts;
  const attested = entryOf(data, "attested");
  if (attested === undefined) return newLine(facts, rule);
  if (attested.value?.type !== "mapping") return undefined;
  const off = entryOf(attested.value, "off");
  return off === undefined ? insertEntry(facts, attested.value, "off", `[${rule}]`) : added(facts, off, rule);
}

/** `attested: { off: [rule] }` behind the last entry of front matter. */
function newLine(facts: Facts, rule: string): TextEdit | undefined {
  const { data } = facts;
  const last = data.entries.at(-1);
  if (last === undefined || !isBlock(data)) return undefined;
  const { end } = entryLines(facts, last);
  const line = `attested: { off: [${rule}] }${lineEndOf(facts)}`;
  return end > facts.bodyStart ? undefined : { span: span(end, end), text: line };
}

/** The rule behind the last one that is off. */
function added(facts: Facts, { keySpan, value }: Entry, rule: string): TextEdit | undefined {
  if (value?.type === "scalar") return { span: value.span, text: `[${value.text}, ${rule}]` };
  const last = itemsOf(value).at(-1);
  if (value?.type !== "list" || last === undefined) return undefined;
  const { start } = value.span;
  // Items that begin with a hyphen cannot stand on the key's line.
  const onLines = lineOf(facts, start) > lineOf(facts, keySpan.start);
  const link = onLines ? `${lineEndOf(facts)}${" ".repeat(columnOf(facts, start))}- ` : ", ";
  return { span: span(last.span.end, last.span.end), text: link + rule };
}
