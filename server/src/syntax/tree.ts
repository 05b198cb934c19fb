import type { Span } from "../text/span.ts";

/**
 * What a YAML or JSON text says, with the place of every part in the file that holds it. Scalars are kept as they
 * are written: `2024-08`, `11:56` and `0010` are those characters, whatever a schema would make of them.
 */
export type Tree = Scalar | List | Mapping;

/** A scalar's text, unquoted. `inner` lies inside quotation marks; it spells `text` only where `verbatim`. */
export interface Scalar {
  readonly type: "scalar";
  readonly span: Span;
  readonly inner: Span;
  readonly text: string;
  readonly verbatim: boolean;
}

export interface List {
  readonly type: "list";
  readonly span: Span;
  readonly items: readonly Tree[];
}

export interface Mapping {
  readonly type: "mapping";
  readonly span: Span;
  readonly entries: readonly Entry[];
}

/** One `key: value` line; `value` is undefined when nothing (or `null`) stands behind the colon. */
export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Tree | undefined;
}

/** A sentence on what cannot be read, and where (UTF-16 offsets of the whole file). */
export interface TreeError {
  readonly span: Span;
  readonly message: string;
  /** Everything was read all the same: nothing is lost, or taken for something else. */
  readonly complete?: true;
}

/** Whether errors leave it open what a text says. */
export function isLost(errors: readonly TreeError[]): boolean {
  return errors.some(({ complete }) => complete !== true);
}

/** A mapping with nothing in it, at the start of the text. */
export const EMPTY: Mapping = { type: "mapping", span: { start: 0, end: 0 }, entries: [] };

/** The entry of that name, the first when it is there twice. */
export function entryOf(mapping: Mapping, key: string): Entry | undefined {
  return mapping.entries.find((entry) => entry.key === key);
}

/** The value under that key when it is a scalar with text in it. */
export function scalarOf(mapping: Mapping, key: string): Scalar | undefined {
  const value = entryOf(mapping, key)?.value;
  return value?.type === "scalar" && value.text !== "" ? value : undefined;
}

/** The values of a field that may hold one or a list. */
export function itemsOf(value: Tree | undefined): readonly Tree[] {
  if (value === undefined) return [];
  return value.type === "list" ? value.items : [value];
}
