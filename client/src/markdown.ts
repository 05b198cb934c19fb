/** The lines of a text, as an editor gives them; an index past the end gives undefined. */
export type LineAt = (line: number) => string | undefined;

/**
 * A place that VS Code's own Markdown extension knows: a heading, the label in `[label]: destination`, a destination
 * with a fragment, which is a heading somewhere, or one without, which is a file.
 */
export type Ordinary = "heading" | "label" | "fragment" | "file";

const HEADING = /^ {0,3}#{1,6}(?:\s|$)/;
const UNDERLINE = /^ {0,3}(?:=+|-+)\s*$/;
const LABEL = /^ {0,3}\[[^\]]+\]:/;
/** A destination behind a link's text, and one behind a label. */
const DESTINATIONS = [
  /\]\(\s*(<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)/dg,
  /^ {0,3}\[[^\]]+\]:\s*(<[^<>]*>|\S+)/dg,
];
/** A mention, what may be a citation or is a span, and the end of a span that holds other marks. */
const MARKS = /\[\[[^[\]\\]*\]\]|\[[^[\]]*\](?:\{[^{}]*\})?|\]\{[^{}]*\}/g;

/** What VS Code's Markdown extension knows at a place (columns are UTF-16); undefined where a mark of ours stands. */
export function ordinaryAt(lineAt: LineAt, line: number, column: number): Ordinary | undefined {
  const text = lineAt(line);
  // Front matter is not Markdown.
  if (text === undefined || line <= frontMatterEnd(lineAt)) return undefined;
  if (isInMark(text, column)) return undefined;
  const destination = destinationAt(text, column);
  if (destination !== undefined) return destination.includes("#") ? "fragment" : "file";
  if (isHeading(lineAt, line)) return "heading";
  return column <= (LABEL.exec(text)?.[0].length ?? -1) ? "label" : undefined;
}

/** Whether a line is of the body: behind front matter. */
export function isBody(lineAt: LineAt, line: number): boolean {
  return line > frontMatterEnd(lineAt);
}

/** Whether a line is a heading: one with `#`, or one that is underlined. */
export function isHeading(lineAt: LineAt, line: number): boolean {
  const text = lineAt(line) ?? "";
  if (HEADING.test(text)) return true;
  return text.trim() !== "" && !UNDERLINE.test(text) && UNDERLINE.test(lineAt(line + 1) ?? "");
}

/** The opening line of a code fence, in a list or a block quote too, or of a comment. */
const BLOCK = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(?:`{3}|~{3}|<!--)/;

/** Whether VS Code's Markdown extension folds what begins on a line: a section, a code fence, a comment. */
export function isFolded(lineAt: LineAt, line: number): boolean {
  if (line <= frontMatterEnd(lineAt)) return false;
  return isHeading(lineAt, line) || BLOCK.test(lineAt(line) ?? "");
}

/**
 * What stands in the innermost brackets around a column. VS Code's Markdown extension takes it for a link's label, in
 * mentions and citations too, and lists the same label elsewhere in the document as its references.
 */
export function labelAt(lineAt: LineAt, line: number, column: number): string | undefined {
  const text = lineAt(line);
  return text === undefined || line <= frontMatterEnd(lineAt) ? undefined : inBrackets(text, column);
}

/** Whether the Markdown extension may take what stands at a place for a link's label, though it is ours: in marks and in lists of front matter. */
export function isMistakenAt(lineAt: LineAt, line: number, column: number): boolean {
  const text = lineAt(line);
  if (text === undefined) return false;
  return line <= frontMatterEnd(lineAt) ? inBrackets(text, column) !== undefined : isInMark(text, column);
}

function inBrackets(text: string, column: number): string | undefined {
  const start = column === 0 ? -1 : text.lastIndexOf("[", column - 1);
  const end = text.indexOf("]", column);
  if (start < 0 || end < 0) return undefined;
  const label = text.slice(start + 1, end);
  return /[[\]]/.test(label) ? undefined : label;
}

function destinationAt(text: string, column: number): string | undefined {
  for (const { indices } of DESTINATIONS.flatMap((destination) => [...text.matchAll(destination)])) {
    const [start = 0, end = -1] = indices?.[1] ?? [];
    if (start <= column && column <= end) return text.slice(start, end);
  }
  return undefined;
}

function isInMark(text: string, column: number): boolean {
  return [...text.matchAll(MARKS)].some(({ index, 0: mark }) => {
    const ours = mark.startsWith("[[") || mark.endsWith("}") || mark.includes("@");
    return ours && index <= column && column <= index + mark.length;
  });
}

/** The line that closes the front matter, -1 when there is none. */
function frontMatterEnd(lineAt: LineAt): number {
  if (lineAt(0)?.replace(/^\uFEFF/, "") !== "---") return -1;
  for (let line = 1; ; line++) {
    const text = lineAt(line);
    if (text === undefined) return -1;
    if (text === "---") return line;
  }
}
