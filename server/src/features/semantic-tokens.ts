import type { Snapshot } from "../corpus/catalog.ts";
import { implicitMentions } from "../corpus/implicit.ts";
import { perTarget } from "../corpus/resolver.ts";
import { type Shown, shownMarks } from "../corpus/shown.ts";
import type { Definition, Use } from "../model/facts.ts";
import { textsOf } from "../model/lower/define.ts";
import type { Lowered } from "../model/lower.ts";
import { wholeLines } from "../text/lines.ts";
import type { Span } from "../text/span.ts";
import { claimLayers } from "./semantic-tokens/claims.ts";
import { flatten, type Layer } from "./semantic-tokens/flatten.ts";
import { type Token, type TokenModifier, type TokenType, typeOfKind } from "./semantic-tokens/legend.ts";
import { valuesIn } from "./semantic-tokens/values.ts";

export { TOKEN_MODIFIERS, TOKEN_TYPES, type Token } from "./semantic-tokens/legend.ts";

/**
 * What the words of a file are, for clients that colour by meaning: in the body mentions, keys, dates, titles, claims and
 * names without a mark; in attribute lists, front matter and files of data the values that name something, dates, and the
 * names of what is defined. Only those that reach into `within`, where it is given: then only what stands on its lines is
 * looked at, once something was asked about the same file. In order; none overlaps another or crosses a line's end.
 */
export function semanticTokens(snapshot: Snapshot, document: Lowered, within?: Span): readonly Token[] {
  const lines = { text: document.marks.text, starts: document.facts.lineStarts };
  // What a token is and where it begins is decided on its own line.
  const around = within === undefined ? undefined : wholeLines(lines, within);
  const nameOf = perTarget((use) => named(use, snapshot.resolve(use).definitions));
  const layers = [
    ...claimLayers(snapshot, document, around),
    ...markLayers(shownMarks(snapshot, document, around), nameOf),
    ...valueLayers(document, around, nameOf),
    ...implicitMentions(snapshot, document, around).map(({ span: at, definition }) =>
      layer(at, typeOfKind(definition.kind), ["implicit", ...staleness(definition)]),
    ),
  ];
  const tokens = flatten(lines, layers);
  return within === undefined
    ? tokens
    : tokens.filter(({ start, end }) => start < within.end && end > within.start);
}

function layer(
  { start, end }: Span,
  type: TokenType | undefined,
  modifiers: readonly TokenModifier[] = [],
): Layer {
  return { start, end, type, modifiers };
}

/** What a name or a key is by what it means. */
type Named = Pick<Token, "type" | "modifiers">;

function named({ wanted, kind }: Use, definitions: readonly Definition[]): Named {
  const [type, other] = new Set(definitions.map((definition) => typeOfKind(definition.kind)));
  const supposed = wanted === "key" ? "source" : kind === undefined ? "mention" : typeOfKind(kind);
  const [only, second] = definitions;
  const clear = only !== undefined && second === undefined;
  return {
    type: type === undefined || other !== undefined ? supposed : type,
    modifiers: clear ? staleness(only) : ["unresolved"],
  };
}

/** What is superseded or has ended. */
const OVER: ReadonlySet<string> = new Set(["superseded", "terminated"]);

function staleness({ kind, fields }: Definition): readonly TokenModifier[] {
  return kind === "agreement" && textsOf(fields, "status").some((word) => OVER.has(word)) ? ["stale"] : [];
}

/** The words of marks. Their signs, and what stands around keys, are none of the words of a claim around them. */
function* markLayers(shown: readonly Shown[], nameOf: (use: Use) => Named): Generator<Layer> {
  for (const { span: at, role, use } of shown) {
    if (role === "syntax" || role === "citation") yield layer(at, undefined);
    else if (role === "date" || role === "role") yield layer(at, role);
    else if (role === "region" || role === "furniture") continue;
    else if (use !== undefined) {
      const { type, modifiers } = nameOf(use);
      yield layer(at, type, modifiers);
    }
  }
}

/** Values that name something, dates, and the names of what is defined. */
function* valueLayers(
  document: Lowered,
  within: Span | undefined,
  nameOf: (use: Use) => Named,
): Generator<Layer> {
  for (const value of valuesIn(document, within)) {
    if (value.is === "date") yield layer(value.place, "date");
    else if (value.is === "definition") {
      const { definition } = value;
      yield layer(value.place, typeOfKind(definition.kind), ["definition", ...staleness(definition)]);
    } else {
      const { type, modifiers } = nameOf(value.use);
      // What may be plain words is one of them only where it names something.
      if (!value.use.optional || !modifiers.includes("unresolved")) yield layer(value.place, type, modifiers);
    }
  }
}
