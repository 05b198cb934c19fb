import { skipBlanks } from "../../syntax/blocks.ts";
import { lineEnd, nextLine } from "../../text/lines.ts";
import { siblingsAround } from "./siblings.ts";
import { keyOf, quotedEnd, unquoted } from "./yaml-line.ts";

/** Where the cursor is in data that is being written, and so may be no YAML yet. */
export interface DataCursor {
  /** The keys around it, outermost first; lists are passed through. */
  readonly path: readonly string[];
  /** A key, the value of the path's last key, or a list's item, which may be a value or a mapping's first key. */
  readonly role: "key" | "value" | "item";
  /** Where the word at the cursor starts. */
  readonly start: number;
  /** The quotation mark that it stands in. */
  readonly quote: '"' | "'" | "";
  /** Whether it stands in brackets or braces. */
  readonly flow: boolean;
  /** The other keys of the mapping that it stands in, with their values where those are on the key's line. */
  readonly siblings: ReadonlyMap<string, string>;
}

/** A key that opens a level of a block. */
interface Level {
  readonly indent: number;
  readonly key: string;
}

/** A bracket or a brace that is open. */
interface Flow {
  readonly mapping: boolean;
  key: string | undefined;
  readonly keys: Map<string, string>;
}

/**
 * Where the cursor stands in the YAML that starts at `from`, seen from the lines before it alone; undefined in comments,
 * in texts over several lines, and where nothing can follow.
 */
export function dataCursor(text: string, from: number, offset: number): DataCursor | undefined {
  const reader = new Reader(text, offset);
  for (let at = from; at <= offset; at = nextLine(text, at)) {
    const end = Math.min(lineEnd(text, at), offset);
    const last = lineEnd(text, at) >= offset;
    const found = reader.line(at, end, last);
    if (last) return found && { ...found, siblings: siblingsOf(reader, text, from, found) };
  }
  return undefined;
}

type Found = Omit<DataCursor, "siblings"> & { readonly column: number; readonly dashed: boolean };

/** Reads lines from above, and keeps what is open. */
class Reader {
  private readonly levels: Level[] = [];
  readonly flows: Flow[] = [];
  /** The indentation of the key whose value is a text over the following lines. */
  private block = -1;

  constructor(
    private readonly text: string,
    private readonly offset: number,
  ) {}

  /** Reads one line; `last` is the cursor's, up to it, and gives what stands there. */
  line(start: number, end: number, last: boolean): Found | undefined {
    const { text } = this;
    if (this.flows.length > 0) return this.flow(start, end, last, start);
    let at = start;
    while (at < end && text.charCodeAt(at) === 32) at++;
    const empty = at === end;
    if (this.block >= 0 && !(empty && !last)) {
      if (at - start > this.block) return undefined;
      this.block = -1;
    }
    if ((empty && !last) || text.charAt(at) === "#") return undefined;
    let dashed = false;
    while (text.charAt(at) === "-" && at < end && (at + 1 === end || text.charCodeAt(at + 1) === 32)) {
      if (at + 1 === end && last) return undefined;
      this.close(at - start + 1);
      dashed = true;
      for (at++; at < end && text.charCodeAt(at) === 32; ) at++;
    }
    const column = at - start;
    this.close(column);
    const key = keyOf(text.slice(at, end));
    if (key === undefined) {
      if (at < end && /["'[{|>]/.test(text.charAt(at))) return this.value(at, end, last, column, dashed);
      return last ? this.found(dashed ? "item" : "key", at, "", column, dashed) : undefined;
    }
    this.levels.push({ indent: column, key: key.key });
    const from = Math.min(end, skipBlanks(text, at + key.length));
    return this.value(from, end, last, column, dashed);
  }

  /** Leaves the levels at this column and deeper. */
  private close(column: number): void {
    while (this.levels.length > 0 && (this.levels.at(-1)?.indent ?? -1) >= column) this.levels.pop();
  }

  private value(at: number, end: number, last: boolean, column: number, dashed: boolean): Found | undefined {
    const { text } = this;
    const first = at < end ? text.charAt(at) : "";
    if (first === "[" || first === "{") return this.flow(at, end, last, at);
    if (first === '"' || first === "'") {
      const close = quotedEnd(text, at, end);
      return last && close < 0 ? this.found("value", at + 1, first, column, dashed) : undefined;
    }
    const value = text.slice(at, end);
    if (/^[|>][+\-0-9]*[ \t]*$/.test(value)) this.block = column;
    if (!last || /^[|>&*!#]| #/.test(value)) return undefined;
    return this.found("value", at, "", column, dashed);
  }

  /** Reads in brackets and braces, from `at`; a word that is not at its end yet started at `word`. */
  private flow(at: number, end: number, last: boolean, word: number): Found | undefined {
    const { text, flows } = this;
    let from = word;
    for (let i = at; i < end; i++) {
      const character = text.charAt(i);
      const top = flows.at(-1);
      if (character === "[" || character === "{") {
        flows.push({ mapping: character === "{", key: undefined, keys: new Map() });
        from = i + 1;
      } else if (character === "]" || character === "}") {
        this.endItem(from, i);
        flows.pop();
        if (flows.length === 0) return undefined;
        from = i + 1;
      } else if (character === ",") {
        this.endItem(from, i);
        if (top !== undefined) top.key = undefined;
        from = i + 1;
      } else if ((character === '"' || character === "'") && text.slice(from, i).trim() === "") {
        const close = quotedEnd(text, i, end);
        if (close < 0) return last ? this.inFlow(i + 1, character) : undefined;
        i = close;
      } else if (character === "#" && /\s/.test(text.charAt(i - 1))) {
        return undefined;
      } else if (character === ":" && top?.mapping === true && top.key === undefined) {
        if (i + 1 < end && !/[\s,[\]{}"']/.test(text.charAt(i + 1))) continue;
        top.key = unquoted(text.slice(from, i));
        top.keys.set(top.key, "");
        from = i + 1;
      }
    }
    return last ? this.inFlow(from, "") : undefined;
  }

  private endItem(from: number, to: number): void {
    const top = this.flows.at(-1);
    if (top?.key !== undefined) top.keys.set(top.key, unquoted(this.text.slice(from, to)));
  }

  private inFlow(from: number, quote: '"' | "'" | ""): Found | undefined {
    const top = this.flows.at(-1);
    const role = top?.mapping !== true ? "item" : top.key === undefined ? "key" : "value";
    let start = from;
    while (start < this.offset && /\s/.test(this.text.charAt(start))) start++;
    return this.found(role, start, quote, -1, false);
  }

  private found(
    role: DataCursor["role"],
    start: number,
    quote: DataCursor["quote"],
    column: number,
    dashed: boolean,
  ): Found {
    const inFlow = this.flows.flatMap(({ key }) => (key === undefined ? [] : [key]));
    const path = [...this.levels.map(({ key }) => key), ...inFlow];
    return { path, role, start, quote, flow: this.flows.length > 0, column, dashed };
  }
}

function siblingsOf(reader: Reader, text: string, from: number, found: Found): ReadonlyMap<string, string> {
  const top = reader.flows.findLast(({ mapping }) => mapping);
  if (found.flow) return top?.keys ?? new Map();
  return siblingsAround(text, from, found);
}
