import { each, Kind, type Marks } from "../../syntax/marks.ts";
import { lineEnd, lineStart } from "../../text/lines.ts";
import { span } from "../../text/span.ts";
import type { Asking } from "./asking.ts";
import { type Completions, word } from "./item.ts";
import { ruleNames } from "./words.ts";

const DIRECTIVE = "attested-disable-next-line";

/** How much of a line before the cursor is looked at (UTF-16 units). */
const LONGEST = 1000;
const OPEN = /<!--[ \t]*(?:(attested-disable-next-line[ \t,]+[^<>]*?)|)([\w-]*)$/;

/** What may stand in a comment that speaks to us: what it does, and behind that the rules that it switches off. */
export function comment(asking: Asking): Completions | undefined {
  const { document, offset } = asking;
  const { marks } = document;
  const { text } = marks;
  const before = text.slice(Math.max(lineStart(text, offset), offset - LONGEST), offset);
  const found = OPEN.exec(before);
  if (found === null || inCode(marks, offset)) return undefined;
  const [, directive, prefix = ""] = found;
  const behind = text.slice(offset, lineEnd(text, offset));
  const rest = /^[\w-]*?(?=-->|[^\w-]|$)/.exec(behind)?.[0] ?? "";
  const closes = behind.includes("-->");
  const typed = {
    span: span(offset - prefix.length, offset + rest.length),
    prefix,
    write: (words: string) => (closes || words === DIRECTIVE ? words : `${words} -->`),
  };
  if (directive === undefined) {
    const says = "Switches rules off for the next line.";
    const proposal = { ...word(DIRECTIVE), text: `${DIRECTIVE} `, says, continues: true };
    return (prefix === "" && before.endsWith("<!--")) || !DIRECTIVE.startsWith(prefix)
      ? undefined
      : { typed: { ...typed, write: (words) => words }, proposals: [proposal] };
  }
  const named = new Set(directive.split(/[\s,]+/));
  return { typed, proposals: ruleNames(asking, (code) => named.has(code)) };
}

function inCode(marks: Marks, offset: number): boolean {
  for (const { span: code } of each(marks, Kind.Code))
    if (code.start < offset && offset < code.end) return true;
  return false;
}
