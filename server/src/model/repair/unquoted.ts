import { readYaml } from "../../syntax/yaml.ts";
import { lineEnd, lineStart } from "../../text/lines.ts";
import { type Span, span } from "../../text/span.ts";
import type { Fix } from "../facts.ts";

/** Longer data is not read again for a repair (UTF-16 units). */
const LONGEST = 100_000;

/** A longer line is none that a person wrote (UTF-16 units). */
const LONGEST_LINE = 2000;

/** For how many errors of a file a repair is looked for, since each reads its data again. */
const MOST = 5;

/** A line `key: value`, also behind hyphens: what stands before the value, the value, and a comment behind it. */
const LINE =
  /^(\s*(?:- +)*[^\s:#"'{}[\],&*!|>%@`-][^:#"'{}[\]]*:[ \t]+)(\S.*?)(?:[ \t]+#(?:[ \t].*)?)?[ \t]*$/u;

/** Values that are in quotation marks or between brackets, whether or not those are closed, or no text on this line. */
const NO_PLAIN_TEXT = /^(?:[|>&!]|"(?:[^"\\]|\\.)*"?$|'(?:[^']|'')*'?$|\[(?:.*\]|[^\]]*)$|\{(?:.*\}|[^}]*)$)/;

/**
 * The repairs of errors in the YAML that stands at `at` in a text, for each error: quotation marks around the whole value
 * on its line, where less is broken with them. A colon in a title that has none is the commonest error.
 */
export function quotationFixes(
  text: string,
  at: Span,
  errors: readonly { readonly span: Span }[],
): readonly (readonly Fix[])[] {
  const lines = new Set<number>();
  return errors.map(({ span: error }) => {
    if (at.end - at.start > LONGEST || lines.size >= MOST) return [];
    const start = Math.max(at.start, lineStart(text, error.start));
    // What is wrong with a line a second time is repaired with the first.
    if (lines.has(start)) return [];
    lines.add(start);
    const line = text.slice(start, lineEnd(text, start, at.end));
    const [, before = "", value = ""] = line.length > LONGEST_LINE ? [] : (LINE.exec(line) ?? []);
    if (value === "" || NO_PLAIN_TEXT.test(value)) return [];
    const own = span(start + before.length, start + before.length + value.length);
    const quotes = inQuotes(value);
    const data = text.slice(at.start, own.start) + quotes + text.slice(own.end, at.end);
    if (readYaml(data, span(0, data.length)).errors.length >= errors.length) return [];
    return [{ title: "Put quotation marks around the value", edits: [{ span: own, text: quotes }] }];
  });
}

/** A text in quotation marks of YAML that can be read, in which as little as possible is escaped. */
function inQuotes(written: string): string {
  const text = withoutQuotes(written);
  if (!/["\\]/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", "''")}'`;
}

/** A text without the quotation marks around it, where those between them are of the text: `'It's late'`, `"He said "no" again"`. */
function withoutQuotes(text: string): string {
  const around = /^(["'])(.*)\1$/.exec(text);
  const inner = around?.[2] ?? "";
  const isOuter = around?.[1] === "'" ? /^[^']*\w'\w/.test(inner) : /^[^"]*\s"/.test(inner);
  return isOuter ? inner : text;
}
