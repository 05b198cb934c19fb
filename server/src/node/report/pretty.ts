import { columns, printable } from "../printable.ts";
import { count, countsOf, LOUDNESS, type Report, type Reported } from "./report.ts";

/** How the report is shown to people. */
export interface PrettyOptions {
  readonly colour: boolean;
  /** How many columns a line of source may take. */
  readonly width: number;
  /** The line (from 1) of a file, without its line end; undefined when it cannot be read. */
  line(path: string, number: number): string | undefined;
}

/** Colours by what they mean (ECMA-48, SGR). */
const COLOURS = {
  error: "31",
  warning: "33",
  info: "34",
  hint: "36",
  path: "4",
  quiet: "2",
  bold: "1",
} as const;

/** The report for people: by file, each finding with its line and the range underlined, and a last line that counts. */
export function pretty(report: Report, options: PrettyOptions): string {
  const paint = (style: keyof typeof COLOURS, text: string): string =>
    options.colour ? `\u001b[${COLOURS[style]}m${text}\u001b[0m` : text;
  const blocks: string[] = [];
  let path: string | undefined;
  for (const finding of report.findings) {
    if (finding.path !== path) blocks.push(`${paint("path", printable(finding.path))}\n`);
    path = finding.path;
    blocks.push(block(finding, options, paint));
  }
  return `${blocks.join("\n")}${blocks.length > 0 ? "\n" : ""}${summary(report, paint)}\n`;
}

type Paint = (style: keyof typeof COLOURS, text: string) => string;

function block(finding: Reported, options: PrettyOptions, paint: Paint): string {
  const { path, start, level, message, code, related } = finding;
  const head = `  ${start.line}:${start.column}  ${paint(level, level)}  ${printable(message)}  ${paint("quiet", code)}\n`;
  const line = options.line(path, start.line);
  const source =
    line === undefined ? "" : excerpt(line, finding, options.width, (text) => paint(level, text));
  const others = related.map(
    (other) =>
      `      ${paint("quiet", "see")} ${printable(other.path)}:${other.start.line}:${other.start.column}  ${printable(other.message)}\n`,
  );
  return `${head}${source}${others.join("")}`;
}

/** The part of a line around the range, and a line of carets under the range. */
function excerpt(
  line: string,
  { start, end }: Reported,
  width: number,
  paint: (text: string) => string,
): string {
  const indent = "      ";
  const room = Math.max(20, width - indent.length - 4);
  const from = Math.min(start.column - 1, line.length);
  const to = end.line === start.line ? Math.min(end.column - 1, line.length) : line.length;
  const first =
    from <= room / 2
      ? 0
      : characterStart(line, Math.max(0, Math.min(from - room / 4, line.length - room)) | 0);
  const last = characterStart(line, Math.min(line.length, first + room));
  const text = (a: number, b: number): string => printable(line.slice(a, b)).replaceAll("\t", "  ");
  const before = (first > 0 ? "… " : "") + text(first, Math.min(from, last));
  const marked = text(from, Math.min(to, last));
  const after = text(Math.min(Math.max(from, to), last), last) + (last < line.length ? " …" : "");
  if ((before + marked + after).trim() === "") return "";
  const carets = "^".repeat(Math.max(1, columns(marked)));
  return `${indent}${before}${marked}${after}\n${indent}${" ".repeat(columns(before))}${paint(carets)}\n`;
}

/** The offset, or the one before it when it lies inside a character. */
function characterStart(line: string, at: number): number {
  const code = line.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff && at > 0 ? at - 1 : at;
}

function summary(report: Report, paint: Paint): string {
  if (report.files === 0) return "There are no files to check.";
  const files = filesIn(report);
  if (report.findings.length === 0) return `Nothing to report in ${files}.`;
  const counts = countsOf(report);
  const parts = LOUDNESS.filter((level) => counts[level] > 0).map((level) =>
    paint(level, count(counts[level], level)),
  );
  const concerned = new Set(report.findings.map(({ path }) => path)).size;
  const where = concerned === report.files ? files : `${concerned} of ${files}`;
  return `${parts.join(", ")} in ${where}.`;
}

/** How many files there are, and how many of them are articles. */
function filesIn({ files, articles }: Report): string {
  if (articles === files) return count(files, "article");
  return `${count(files, "file")} (${articles === 0 ? "no article" : count(articles, "article")})`;
}
