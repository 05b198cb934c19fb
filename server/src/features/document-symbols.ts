import type { Claim, Definition, Facts, Heading } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import type { SymbolKind } from "../model/vocabulary.ts";
import { contains, type Span, span, trimmed } from "../text/span.ts";

/** One line of a file's outline. Spans of children lie within their parent's, `selection` within `span`. */
export interface DocumentSymbol {
  /** Never empty. */
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind | "heading" | "claim" | "quote";
  readonly span: Span;
  /** What to reveal. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

/** The longest name of a claim (UTF-16 units). */
const LONGEST = 60;

/**
 * The outline of a file: its headings as a tree, under them claims and quotes, and in files that define something the
 * definition around them with its other names. Mentions are left out, as there are too many.
 */
export function documentSymbols({ marks: { text }, facts }: Lowered): readonly DocumentSymbol[] {
  const symbols = [
    ...definitionsOf(facts),
    ...sectionsOf(text, facts.headings),
    ...facts.claims.map(claimSymbol),
  ];
  return nest(symbols);
}

/** A symbol without its children. */
type Flat = Omit<DocumentSymbol, "children">;

/** What the file defines, and the names of it. An article or a note is its headings. */
function definitionsOf({ type, definitions }: Facts): readonly Flat[] {
  if (type === "article" || type === "note") return [];
  return definitions.flatMap((definition) => [definitionSymbol(definition), ...namesOf(definition)]);
}

function definitionSymbol(definition: Definition): Flat {
  const { kind, id, name, place, namePlace } = definition;
  return { name: name || id || kind, detail: `${kind} · ${id}`, kind, ...spans(place, namePlace) };
}

function namesOf({ kind, names, place, namePlace }: Definition): readonly Flat[] {
  return names
    .filter((name) => name.text !== "" && name.place.start !== namePlace.start && contains(place, name.place))
    .map((name) => ({
      name: name.text,
      detail: name.weak ? "weak alias" : "alias",
      kind,
      ...spans(name.place, name.place),
    }));
}

/** Each heading with its section: up to the next heading of its level or above. */
function sectionsOf(text: string, headings: readonly Heading[]): readonly Flat[] {
  const starts: number[] = [];
  return headings
    .toReversed()
    .map(({ level, text: words, place }) => {
      const next = Math.min(
        text.length,
        ...starts.slice(1, level + 1).filter((start) => start !== undefined),
      );
      const section = trimmed(text, span(place.start, next));
      starts[level] = place.start;
      return {
        name: words || "#".repeat(level),
        detail: "",
        kind: "heading" as const,
        ...spans(span(place.start, Math.max(section.end, place.end)), place),
      };
    })
    .reverse();
}

function claimSymbol(claim: Claim): Flat {
  const by = claim.attributes.find((attribute) => attribute.key === "by")?.value ?? "";
  const detail = [claim.id === undefined ? "" : `#${claim.id}`, by].filter((part) => part !== "").join(" · ");
  return {
    name: firstWords(claim.words) || claim.id || claim.kind,
    detail,
    kind: claim.kind,
    ...spans(claim.whole, claim.place),
  };
}

function firstWords(words: string): string {
  if (words.length <= LONGEST) return words;
  const cut = words.lastIndexOf(" ", LONGEST);
  return `${words.slice(0, cut > LONGEST / 2 ? cut : LONGEST).replace(/[\uD800-\uDBFF]$/, "")} …`;
}

function spans(whole: Span, selection: Span): { readonly span: Span; readonly selection: Span } {
  return { span: whole, selection: contains(whole, selection) ? selection : whole };
}

/** Deeper symbols stand beside each other: nobody reads such an outline, and clients and encoders recurse on it. */
const DEEPEST = 32;

/** Puts every symbol into the narrowest one around it. */
function nest(symbols: readonly Flat[]): readonly DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: { readonly span: Span; readonly children: DocumentSymbol[] }[] = [];
  for (const symbol of [...symbols].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    while (!contains(open.at(-1)?.span ?? symbol.span, symbol.span)) open.pop();
    const children: DocumentSymbol[] = [];
    const whole = { ...symbol, children };
    (open[Math.min(open.length, DEEPEST) - 1]?.children ?? roots).push(whole);
    open.push(whole);
  }
  return roots;
}
