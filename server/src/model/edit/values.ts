import { writeValue } from "../../syntax/attributes.ts";
import type { Tree } from "../../syntax/tree.ts";
import { firstWhere } from "../../text/halving.ts";
import { contains, type Span, slice, span } from "../../text/span.ts";
import type { TextEdit } from "../facts.ts";
import type { Lowered } from "../lower.ts";
import { spansOf } from "../spans.ts";
import { edited } from "./edited.ts";

/** A value that holds targets, and how it is written: in an attribute list, YAML, JSON, or without any rule. */
export interface Value {
  readonly inner: Span;
  readonly form: "attribute" | "yaml" | "json" | "raw";
}

/** Finds the values of one file; they are listed when they are first asked for. */
export class Values {
  #attributes: readonly Value[] | undefined;
  #scalars: readonly Value[] | undefined;

  constructor(private readonly lowered: Lowered) {}

  /** The value of an attribute in the text around a place. */
  attribute(place: Span): Value | undefined {
    this.#attributes ??= sorted(
      [...spansOf(this.lowered.marks).values()].flatMap(({ attributes }) =>
        attributes.pairs.map(({ valueSpan }) => ({ inner: valueSpan, form: "attribute" as const })),
      ),
    );
    return around(this.#attributes, place);
  }

  /** The scalar around a place in the data: front matter, a list of definitions, a bibliography. */
  scalar(place: Span): Value | undefined {
    const { facts } = this.lowered;
    const form = /\.json$/i.test(facts.path) ? "json" : /\.bib$/i.test(facts.path) ? "raw" : "yaml";
    const trees = [facts.data, ...facts.definitions.map(({ fields }) => fields)];
    this.#scalars ??= sorted(trees.flatMap((tree) => [...scalarsIn(tree, form)]));
    return around(this.#scalars, place);
  }
}

/** All scalars of a tree. */
export function* scalarsIn(tree: Tree | undefined, form: Value["form"]): Generator<Value> {
  if (tree?.type === "scalar") yield { inner: tree.inner, form };
  if (tree?.type === "list") for (const item of tree.items) yield* scalarsIn(item, form);
  if (tree?.type === "mapping") for (const { value } of tree.entries) yield* scalarsIn(value, form);
}

function sorted(values: readonly Value[]): readonly Value[] {
  return [...values].sort((a, b) => a.inner.start - b.inner.start);
}

/** The last value that begins at or before a place, where it holds the place. */
function around(values: readonly Value[], place: Span): Value | undefined {
  const behind = firstWhere(values.length, (i) => (values[i] as Value).inner.start > place.start);
  const found = values[behind - 1];
  return found !== undefined && contains(found.inner, place) ? found : undefined;
}

/** A text as a YAML key or value: plain where every reader takes it for the same words, else in double quotation marks. */
export function yamlWord(text: string): string {
  const reserved = /^(?:true|false|null|yes|no|y|n|on|off)$|^[\d._]+$/i;
  return isPlain(text) && !reserved.test(text) ? text : JSON.stringify(text);
}

function isPlain(text: string): boolean {
  return /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_ ./()'’–-]*[\p{L}\p{M}\p{N}_./()'’–-])?$/u.test(text);
}

/** The edits that write parts of one value anew: in its quotation marks, or with such around it where it now needs them. */
export function rewrite(
  text: string,
  { inner, form }: Value,
  parts: readonly TextEdit[],
): readonly TextEdit[] {
  const quote = form === "raw" ? "" : text.charAt(inner.start - 1);
  if (form === "raw") return parts;
  // What one part is left of needs no quotation marks any more.
  if (quote === '"' && form === "attribute" && parts.some((part) => part.text === "")) {
    const whole = (edited(slice(text, inner), parts, inner.start) ?? "").replace(/\\(["\\])/g, "$1");
    return [{ span: span(inner.start - 1, inner.end + 1), text: writeValue(whole) }];
  }
  if (quote === '"' && form === "attribute") return escaped(parts, (part) => part.replace(/["\\]/g, "\\$&"));
  if (quote === '"') return escaped(parts, (part) => JSON.stringify(part).slice(1, -1));
  if (quote === "'" && form === "yaml") return escaped(parts, (part) => part.replace(/'/g, "''"));
  if (form === "attribute") {
    const whole = edited(slice(text, inner), parts, inner.start) ?? "";
    return writeValue(whole) === whole ? parts : [{ span: inner, text: writeValue(whole) }];
  }
  if (form === "yaml" && /[|>]/.test(text.charAt(inner.start))) {
    // A block has its indicator and its last line end in it; it can only be written anew.
    const end = inner.start + slice(text, inner).trimEnd().length;
    return [{ span: span(inner.start, end), text: yamlWord(parts[0]?.text ?? "") }];
  }
  const whole = (edited(slice(text, inner), parts, inner.start) ?? "").replace(/\s*[\r\n]\s*/g, " ");
  if (form === "json") return [{ span: inner, text: JSON.stringify(whole) }];
  const plain = parts.every((part) => isPlain(part.text)) && (!isPlain(whole) || yamlWord(whole) === whole);
  return plain ? parts : [{ span: inner, text: JSON.stringify(whole) }];
}

function escaped(parts: readonly TextEdit[], write: (text: string) => string): readonly TextEdit[] {
  return parts.map((part) => ({ ...part, text: write(part.text) }));
}
