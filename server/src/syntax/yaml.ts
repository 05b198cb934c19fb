import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLError,
  type YAMLMap,
  type Scalar as YamlScalar,
} from "yaml";
import { type Span, span } from "../text/span.ts";
import { EMPTY, type Entry, type Mapping, type Scalar, type Tree, type TreeError } from "./tree.ts";
import { nestsDeeper } from "./yaml-depth.ts";

/** What was read: the tree as far as it could be read, and what is wrong with it. */
export interface YamlResult {
  readonly tree: Tree | undefined;
  readonly errors: readonly TreeError[];
}

/** Sentences for the parser's errors (package `yaml`, ErrorCode); the others have one for all. */
const SENTENCES: Readonly<Record<string, string>> = {
  BAD_INDENT:
    "This line is indented differently from its neighbours: entries of one list start in the same column.",
  MULTILINE_IMPLICIT_KEY: "This line is no `key: value`: write a colon and a space behind the key.",
  BLOCK_AS_IMPLICIT_KEY: "A colon inside a value needs quotation marks around the whole value.",
  MISSING_CHAR:
    "Something is not closed here: a quotation mark, a bracket or a brace is missing, or the space behind a colon.",
  TAB_AS_INDENT: "A tab cannot indent a line here: use spaces.",
  BAD_SCALAR_START: "A value cannot start with this character: put the value in quotation marks.",
  BAD_DQ_ESCAPE: "A backslash in double quotation marks must be doubled: write `\\\\`.",
  BAD_ALIAS:
    "An asterisk at the start of a value means something else in YAML: put the value in quotation marks.",
  MULTIPLE_DOCS: "A line of three hyphens or dots ends the data: remove it.",
};
const OTHERWISE = "This cannot be read as YAML: check colons, quotation marks and indentation on this line.";
const DOUBLE = "This key stands here twice: keep one of the two lines.";
const TOO_MUCH = "This is nested too deeply, or refers to itself: write the values out plainly.";

/** No file that a person writes nests deeper, or repeats more values by its anchors. */
const DEEPEST = 64;
const MOST_REPEATED = 10_000;

/**
 * Reads the YAML (1.2, core schema, scalars as written) that stands at `at` in the text. Never throws and runs nothing:
 * tags are ignored, anchors are followed within bounds.
 */
export function readYaml(text: string, at: Span): YamlResult {
  // A lone CR ends a line in YAML too, but not for the parser.
  const source = text.slice(at.start, at.end).replace(/\r(?!\n)/g, "\n");
  const nothing = { tree: undefined, errors: [{ span: span(at.start, at.start), message: TOO_MUCH }] };
  if (nestsDeeper(source, DEEPEST)) return nothing;
  try {
    // The parser compares each key with all keys before it, so the search for doubles is ours.
    const document = parseDocument(source, { prettyErrors: false, logLevel: "silent", uniqueKeys: false });
    const errors = document.errors.map((error) => explain(error, source, at));
    const reader: Reader = { source, base: at.start, errors, anchors: new Map(), repeating: 0, repeated: 0 };
    const tree = document.contents === null ? undefined : convert(document.contents, reader, 0);
    return { tree, errors };
  } catch {
    // The parser recurses: what is left of hostile input overflows its stack, and is an error like any other.
    return nothing;
  }
}

/** As `readYaml`, for a file that must hold a mapping. */
export function readMapping(text: string, at: Span): { mapping: Mapping; errors: readonly TreeError[] } {
  const { tree, errors } = readYaml(text, at);
  if (tree === undefined) return { mapping: { ...EMPTY, span: at }, errors };
  if (tree.type === "mapping") return { mapping: tree, errors };
  const message = "Lines of `key: value` are expected here.";
  return {
    mapping: { ...EMPTY, span: at },
    errors: errors.length > 0 ? errors : [{ span: tree.span, message }],
  };
}

interface Reader {
  readonly source: string;
  readonly base: number;
  readonly errors: TreeError[];
  readonly anchors: Map<string, Node>;
  repeating: number;
  repeated: number;
}

function convert(node: unknown, reader: Reader, depth: number): Tree | undefined {
  if (depth > DEEPEST || (reader.repeating > 0 && reader.repeated++ > MOST_REPEATED))
    throw new RangeError(TOO_MUCH);
  if (isAlias(node)) {
    reader.repeating++;
    const tree = convert(reader.anchors.get(node.source), reader, depth + 1);
    reader.repeating--;
    return tree;
  }
  if (isNode(node) && "anchor" in node && typeof node.anchor === "string")
    reader.anchors.set(node.anchor, node);
  if (isMap(node))
    return { type: "mapping", span: spanOf(node, reader), entries: entriesOf(node, reader, depth) };
  if (isSeq(node)) {
    const items = node.items.map((item) => convert(item, reader, depth + 1));
    return { type: "list", span: spanOf(node, reader), items: items.filter((item) => item !== undefined) };
  }
  return isScalar(node) ? scalar(node, reader) : undefined;
}

function entriesOf(map: YAMLMap, reader: Reader, depth: number): readonly Entry[] {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (const pair of map.items) {
    const key = isScalar(pair.key) ? scalar(pair.key, reader) : undefined;
    if (key === undefined) continue;
    if (seen.has(key.text)) reader.errors.push({ span: key.span, message: DOUBLE, complete: true });
    seen.add(key.text);
    entries.push({ key: key.text, keySpan: key.span, value: convert(pair.value, reader, depth + 1) });
  }
  return entries;
}

function scalar(node: YamlScalar, reader: Reader): Scalar | undefined {
  if (node.value === null) return undefined;
  const text = typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
  const whole = spanOf(node, reader);
  const quoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
  const inner = quoted ? span(whole.start + 1, Math.max(whole.start + 1, whole.end - 1)) : whole;
  const written = reader.source.slice(inner.start - reader.base, inner.end - reader.base);
  return { type: "scalar", span: whole, inner, text, verbatim: written === text };
}

function spanOf(node: Node, reader: Reader): Span {
  const [start = 0, end = start] = node.range ?? [];
  return span(reader.base + start, reader.base + Math.max(start, end));
}

/** The parser's error in our words; one that stands behind the last word is moved to it. */
function explain(error: YAMLError, source: string, at: Span): TreeError {
  const [from, to] = error.pos;
  const last = at.start + source.trimEnd().length;
  const start = Math.min(at.start + from, last);
  // The parser calls a list that is not closed badly indented.
  const code = /end with a [\]}]/.test(error.message) ? "MISSING_CHAR" : error.code;
  return {
    span: span(start, Math.max(start, Math.min(at.start + to, last))),
    message: SENTENCES[code] ?? OTHERWISE,
  };
}
