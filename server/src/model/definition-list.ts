import { ErrorList } from "../syntax/error-list.ts";
import {
  EMPTY,
  type Entry,
  entryOf,
  isLost,
  type Mapping,
  type Scalar,
  scalarOf,
  type Tree,
} from "../syntax/tree.ts";
import { readYaml } from "../syntax/yaml.ts";
import { slug } from "../text/fold.ts";
import { quotedUpTo } from "../text/quoted.ts";
import { type Span, span } from "../text/span.ts";
import { spelledLike } from "../text/spelled-like.ts";
import type { Definition, Fix } from "./facts.ts";
import { lowerFields } from "./lower/data.ts";
import { define } from "./lower/define.ts";
import { type Draft, draftOf } from "./lower/draft.ts";
import { summarize } from "./lower/summary.ts";
import type { DataFacts } from "./lower-file.ts";
import { placerOf } from "./place.ts";
import { mistaken } from "./repair/change-to.ts";
import { quotationFixes } from "./repair/unquoted.ts";
import { type DefinedKind, fieldNamed, KINDS, kindNamed } from "./vocabulary.ts";

/** A longer list is not given to the parser, which takes a second for as much (UTF-16 units). */
const LONGEST = 1_000_000;

/** How much of a word that is no type is looked at and told (UTF-16 units). */
const LONGEST_WORD = 40;

/** What a list may hold: an article is a text, and has a file of its own. */
const LISTED = KINDS.filter((kind) => kind !== "article");

const SHAPE =
  "A list of definitions is expected here: write each as `id:` with its fields indented below, or behind a hyphen with an id or a name.";
const TOO_LONG = "This list is longer than 1,000,000 characters: divide it into several files.";
const NO_FIELDS = "A definition has fields: write `type: person`, `name: …` indented below its id.";
const NO_MAPPING = "A definition is expected behind this hyphen: write `id: …`, `type: …` and `name: …`.";
const NO_ID =
  "This definition has neither id nor name: write `id: …`, or a name of which the id can be made.";
const NO_TYPE = `What this defines is not said: write \`type: …\`, one of ${LISTED.join(", ")}.`;
const OUTSIDE = "This stands outside `definitions`, and is left out: move it below that line.";
const AN_ARTICLE = "An article has a file of its own: write `type: source` for a text that is only cited.";

/**
 * Reads a YAML file with many small definitions (docs/notation.md, Definitions): a mapping from ids to
 * fields, or a list of mappings with an id, or with a name of which the id is made. They may stand below `definitions`, beside a `type` for all that have
 * none. Takes any text and never throws; what cannot be read is a defect, and the rest counts.
 */
export function lowerList(path: string, text: string): DataFacts {
  const draft = draftOf(path, text, placerOf(text));
  const reader = new ListReader(draft);
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let lost = false;
  if (text.length > LONGEST) reader.report(span(start, start), TOO_LONG);
  else {
    const { tree, errors } = readYaml(text, span(start, text.length));
    const fixes = quotationFixes(text, span(start, text.length), errors);
    for (const [i, { span: at, message }] of errors.entries()) reader.report(at, message, fixes[i]);
    if (tree !== undefined) reader.read(tree, errors.length > 0);
    lost = isLost(errors);
  }
  const code = "front-matter-invalid";
  const dataDefects = reader.list.errors.map(
    ({ span: at, message }) => ({ span: at, message, code, fixes: reader.fixes.get(at) ?? [] }) as const,
  );
  return {
    definitions: reader.definitions,
    uses: draft.uses,
    dates: draft.dates,
    dataDefects,
    ...(lost ? { dataLost: true } : {}),
    data: EMPTY,
  };
}

/** The lists of a file while they are being filled. */
class ListReader {
  readonly definitions: Definition[] = [];
  readonly list = new ErrorList();
  /** Repairs, by where they are reported. */
  readonly fixes = new Map<Span, readonly Fix[]>();
  readonly #draft: Draft;

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  report(at: Span, message: string, fixes: readonly Fix[] = []): void {
    this.list.report(at, message);
    // The last one may say something else.
    if (this.list.errors.at(-1)?.message === message) this.fixes.set(at, fixes);
  }

  read(root: Tree, broken: boolean): void {
    const below = root.type === "mapping" ? entryOf(root, "definitions") : undefined;
    if (root.type === "mapping" && below !== undefined) {
      for (const entry of root.entries)
        if (entry !== below && entry.value?.type === "mapping") this.report(entry.keySpan, OUTSIDE);
      const type = scalarOf(root, "type");
      if (type !== undefined) this.#kind(type);
      if (below.value === undefined) return;
      this.#entries(below.value, broken, type);
    } else this.#entries(root, broken, undefined);
  }

  #entries(tree: Tree, broken: boolean, type: Scalar | undefined): void {
    if (tree.type === "mapping") for (const entry of tree.entries) this.#named(entry, type);
    else if (tree.type === "list") for (const item of tree.items) this.#item(item, type);
    else if (!broken) this.report(tree.span, SHAPE);
  }

  /** `id:` and fields below it. */
  #named(entry: Entry, type: Scalar | undefined): void {
    const { key, keySpan, value } = entry;
    if (value?.type !== "mapping") return this.report(keySpan, NO_FIELDS);
    const quoted = keySpan.end - keySpan.start === key.length + 2;
    const idSpan = quoted ? span(keySpan.start + 1, keySpan.end - 1) : keySpan;
    this.#define(value, type, key, idSpan, span(keySpan.start, Math.max(keySpan.end, value.span.end)));
  }

  /** A mapping behind a hyphen. */
  #item(item: Tree, type: Scalar | undefined): void {
    if (item.type !== "mapping") return this.report(item.span, NO_MAPPING);
    const name = scalarOf(item, "name") ?? scalarOf(item, "title");
    const id = scalarOf(item, "id")?.text.trim() || slug(name?.text ?? "");
    if (id === "") return this.report(this.#start(item), NO_ID);
    this.#define(item, type, id, undefined, item.span);
  }

  #define(fields: Mapping, common: Scalar | undefined, id: string, idSpan: Span | undefined, at: Span): void {
    const own = scalarOf(fields, "type");
    const type = own ?? common;
    if (type === undefined) return this.report(idSpan ?? this.#start(fields), NO_TYPE);
    // A type that stands for all is reported where it stands, once.
    const kind = own === undefined ? listedKind(type.text) : this.#kind(own);
    if (kind === undefined) return;
    lowerFields(this.#draft, fields, (key) => fieldNamed(kind, key));
    const { path, text, placer } = this.#draft;
    const keyed = scalarOf(fields, "id") === undefined && idSpan !== undefined;
    this.definitions.push(
      define({
        path,
        text,
        placer,
        kind,
        fallbackId: id,
        ...(keyed ? { idSpan } : {}),
        fields,
        span: this.#trimmed(at),
        summary: summarize(scalarOf(fields, "note")?.text.trim() ?? ""),
      }),
    );
  }

  /** The kind that a type names; what it cannot be is reported. */
  #kind(type: Scalar): DefinedKind | undefined {
    const kind = listedKind(type.text);
    if (kind !== undefined) return kind;
    const written = type.text.trim();
    if (written === "article") this.report(type.span, AN_ARTICLE);
    else {
      const near = spelledLike(written.slice(0, LONGEST_WORD), LISTED);
      const what = `There is no type ${quotedUpTo(LONGEST_WORD, written)}`;
      const { message, fixes } = mistaken(what, near, `write one of ${LISTED.join(", ")}`, type.inner);
      this.report(type.span, message, fixes);
    }
    return undefined;
  }

  /** The first key of a mapping. */
  #start(mapping: Mapping): Span {
    return mapping.entries[0]?.keySpan ?? mapping.span;
  }

  /** A block's span reaches over the blank lines behind it, which do not belong to a definition. */
  #trimmed({ start, end }: Span): Span {
    return span(start, start + this.#draft.text.slice(start, end).trimEnd().length);
  }
}

function listedKind(type: string): DefinedKind | undefined {
  const kind = kindNamed(type.trim());
  return kind === "article" ? undefined : kind;
}
