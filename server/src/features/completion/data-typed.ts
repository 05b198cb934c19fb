import { lineEnd } from "../../text/lines.ts";
import { span } from "../../text/span.ts";
import type { Typed } from "./item.ts";
import type { DataCursor } from "./yaml.ts";

/** A key; a colon that is there already is not written again. */
export function typedKey(text: string, offset: number, { start }: DataCursor): Typed {
  const word = /^[^\s:,[\]{}#"']*/.exec(text.slice(offset, lineEnd(text, offset)))?.[0] ?? "";
  const end = offset + word.length;
  const colon = text.charAt(end) === ":";
  return {
    span: span(start, end),
    prefix: text.slice(start, offset),
    write: (words) => (colon ? words.slice(0, -1) : `${words} `),
  };
}

/** A value, of a list the part between semicolons or commas. */
export function typedValue(text: string, offset: number, cursor: DataCursor, isList: boolean): Typed {
  const { quote, flow } = cursor;
  const behind = text.slice(offset, lineEnd(text, offset));
  const close = quote === "" ? -1 : behind.indexOf(quote);
  const end = close >= 0 ? close : restOf(behind, flow ? /[,\]}]/ : isList ? /;| #/ : / #/);
  const divided = isList && !flow ? text.slice(cursor.start, offset).lastIndexOf(";") + 1 : 0;
  const white = text.slice(cursor.start + divided, offset).search(/\S|$/);
  const start = cursor.start + divided + white;
  const afterColon = start === offset && /[:-]/.test(text.charAt(offset - 1));
  return {
    span: span(start, offset + end),
    prefix: text.slice(start, offset),
    write(words) {
      if (quote === '"') return words.replace(/["\\]/g, "\\$&") + (close < 0 ? quote : "");
      if (quote === "'") return words.replaceAll("'", "''") + (close < 0 ? quote : "");
      return (afterColon ? " " : "") + (divided > 0 ? words : plain(words));
    },
  };
}

/** How much of the text, without white space behind it, stands before the first sign that ends a value. */
function restOf(behind: string, ends: RegExp): number {
  const stop = behind.search(ends);
  return (stop < 0 ? behind : behind.slice(0, stop)).trimEnd().length;
}

/** A scalar as YAML takes it; in quotation marks where it would be something else. */
export function plain(words: string): string {
  const safe = !/^[\s\-?:,[\]{}#&*!|>'"%@`]|: | #|:$|[,[\]{}]|\s$|^(?:~|null|Null|NULL)$/.test(words);
  return safe ? words : JSON.stringify(words);
}
