import type { Snapshot } from "../corpus/catalog.ts";
import { implicitMentions } from "../corpus/implicit.ts";
import { perTarget } from "../corpus/resolver.ts";
import { shownMarks } from "../corpus/shown.ts";
import { textsOf } from "../model/define.ts";
import type { Definition, Facts, Use } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import type { Span } from "../text/span.ts";
import { claimLayers } from "./semantic-tokens/claims.ts";
import { flatten, type Layer } from "./semantic-tokens/flatten.ts";
import { type Token, type TokenModifier, type TokenType, typeOfKind } from "./semantic-tokens/legend.ts";

export { TOKEN_MODIFIERS, TOKEN_TYPES, type Token } from "./semantic-tokens/legend.ts";

/**
 * What the words of a file are, for clients that colour by meaning: in the body mentions, keys, dates, titles, claims and
 * names without a mark; in attribute lists, front matter and files of data the values that name something, dates, and the
 * names of what is defined. Only those that reach into `within`, where it is given. In order; none overlaps another or
 * crosses a line's end.
 */
export function semanticTokens(snapshot: Snapshot, document: Lowered, within?: Span): readonly Token[] {
  const { marks, facts } = document;
  const nameOf = perTarget((use) => named(use, snapshot.resolve(use).definitions));
  const layers = [
    ...claimLayers(snapshot, facts),
    ...markLayers(snapshot, document, nameOf),
    ...valueLayers(facts, nameOf),
    ...definitionLayers(facts),
    ...implicitMentions(snapshot, document, within).map(({ span: at, definition }) =>
      layer(at, typeOfKind(definition.kind), ["implicit", ...staleness(definition)]),
    ),
  ];
  const tokens = flatten({ text: marks.text, starts: facts.lineStarts }, layers);
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
function* markLayers(snapshot: Snapshot, document: Lowered, nameOf: (use: Use) => Named): Generator<Layer> {
  for (const { span: at, role, use } of shownMarks(snapshot, document)) {
    if (role === "syntax" || role === "citation") yield layer(at, undefined);
    else if (role === "date" || role === "role") yield layer(at, role);
    else if (role === "region" || role === "furniture") continue;
    else if (use !== undefined) {
      const { type, modifiers } = nameOf(use);
      yield layer(at, type, modifiers);
    }
  }
}

/** The values of attributes and fields that name something, and dates. What may be plain words is one of them only where it names something. */
function* valueLayers({ uses, dates }: Facts, nameOf: (use: Use) => Named): Generator<Layer> {
  for (const use of uses) {
    if (use.origin === "text") continue;
    const { type, modifiers } = nameOf(use);
    if (!use.optional || !modifiers.includes("unresolved")) yield layer(use.place, type, modifiers);
  }
  for (const { place } of dates) yield layer(place, "date");
}

/** The names and ids of what the file defines, as far as they stand in data. */
function* definitionLayers({ definitions, bodyStart }: Facts): Generator<Layer> {
  for (const definition of definitions) {
    if (definition.kind === "note") continue;
    const { kind, names, idPlace, idWritten } = definition;
    const places = [...(idWritten ? [idPlace] : []), ...names.map(({ place }) => place)];
    for (const place of places)
      if (place.end <= bodyStart)
        yield layer(place, typeOfKind(kind), ["definition", ...staleness(definition)]);
  }
}
