import type { Recognised } from "../formats/plain-text.ts";
import { lineAt, linesOf } from "../text/lines.ts";
import type { Span } from "../text/span.ts";
import type { Draft } from "./import-draft.ts";
import { printable } from "./printable.ts";

/** How many characters of a line are shown. */
const SHOWN = 60;

/** What became of a draft. */
export interface Written {
  /** The new file, as it is shown. */
  readonly path: string;
  /** A file that was there already with the same text. */
  readonly twin: string | undefined;
}

/** What `attested import` says of one file: what was recognised and where, what was not, and what became of the rest. */
export function importReport(draft: Draft, { path, twin }: Written, marked: boolean): string {
  const { text, found, title } = draft;
  const lines = linesOf(text);
  const lineOf = ({ start }: Span): number => lineAt(lines, start) + 1;
  const where = ({ start, end }: Span): string => {
    const words = text
      .slice(start, Math.min(end, start + SHOWN))
      .replace(/\s+/g, " ")
      .trim();
    const cut = end - start > SHOWN ? " …" : "";
    return `line ${lineOf({ start, end })}: “${words}${cut}”`;
  };
  const from = (value: Recognised): string =>
    text.startsWith(value.text, value.span.start) ? `line ${lineOf(value.span)}` : where(value.span);
  const rows: (readonly [string, string])[] = [];
  rows.push(["title", `${title}  (${found.title === undefined ? "the file's name" : from(found.title)})`]);
  const missing: string[] = [];
  const note = (name: string, values: readonly Recognised[]): void => {
    for (const value of values) rows.push([name, `${value.text}  (${from(value)})`]);
    if (values.length === 0) missing.push(name);
  };
  note("published", found.published === undefined ? [] : [found.published]);
  note("author", found.authors);
  note("publisher", found.publisher === undefined ? [] : [found.publisher]);
  note("URL", found.url === undefined ? [] : [found.url]);
  if (missing.length > 0) rows.push(["not found", missing.join(", ")]);
  if (found.lines) rows.push(["paragraphs", "each line is one (paragraphs: line)"]);
  for (const span of found.furniture)
    rows.push(["furniture", `${where(span)}${marked ? ", marked" : ", left as it is"}`]);
  for (const doubt of found.doubts) rows.push(["look at", `${where(doubt.span)}: ${doubt.message}`]);
  if (twin !== undefined) rows.push(["look at", `${twin} holds the same text. It was left as it is.`]);
  const ends = mixedEnds(text);
  if (ends !== undefined) rows.push(["line ends", ends]);
  rows.push(["dropped", "nothing: attested strip gives the text back"]);
  const list = rows.map(([name, value]) => `  ${name.padEnd(10)}  ${printable(value)}\n`);
  return `${printable(draft.file)} → ${printable(path)}\n${list.join("")}`;
}

/** Which line ends a text mixes; undefined when all are alike. */
function mixedEnds(text: string): string | undefined {
  const counts = new Map<string, number>();
  for (const [end] of text.matchAll(/\r\n|\r|\n/g)) counts.set(end, (counts.get(end) ?? 0) + 1);
  if (counts.size < 2) return undefined;
  const names: Readonly<Record<string, string>> = { "\n": "LF", "\r\n": "CR LF", "\r": "CR" };
  const list = [...counts].map(([end, count]) => `${count} × ${names[end]}`);
  return `mixed (${list.join(", ")}); they are kept`;
}
