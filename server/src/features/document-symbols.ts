import type { Snapshot } from "../corpus/catalog.ts";
import { resolver } from "../corpus/resolver.ts";
import { type Section, sectionsOf } from "../corpus/sections.ts";
import type { Claim, Definition, Facts } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import type { SymbolKind } from "../model/vocabulary.ts";
import { clip } from "../text/clip.ts";
import { contains, type Span } from "../text/span.ts";

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

/** How much of a claim's words, and of its speakers, is shown (UTF-16 units). */
const LONGEST = 60;

/**
 * The outline of a file: its headings as a tree, under them claims and quotes, under these and those what is mentioned or
 * cited there, each thing once with how often; in files that define something the definition around them with its other
 * names.
 */
export function documentSymbols(
  snapshot: Snapshot,
  { marks: { text }, facts }: Lowered,
): readonly DocumentSymbol[] {
  const symbols = [
    ...definitionsOf(facts),
    ...sectionsOf(text, facts.headings).map(headingSymbol),
    ...facts.claims.map(claimSymbol(snapshot)),
    ...mentionsOf(snapshot, facts),
  ];
  return nest(symbols);
}

/** A symbol without its children. What has a key stands once under the same parent. */
interface Flat extends Omit<DocumentSymbol, "children"> {
  readonly key?: string;
}

/** What the marks in the text mention or cite, where it is known; the file itself is not. */
function* mentionsOf(snapshot: Snapshot, { uses, path }: Facts): Generator<Flat> {
  const resolve = resolver(snapshot);
  for (const use of uses) {
    if (!MARKS.has(use.via) || use.furniture) continue;
    const [definition, other] = resolve(use).definitions;
    if (definition === undefined || other !== undefined || definition.path === path) continue;
    const { kind, id, name } = definition;
    const key = `${definition.path} ${id}`;
    yield { name: name || id || kind, detail: kind, kind, key, ...spans(use.whole, use.whole) };
  }
}

/** How uses of marks in the text are named. */
const MARKS: ReadonlySet<string> = new Set(["mention", "link", "citation"]);

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

/** Each heading with its section. */
function headingSymbol({ heading: { level, text, place }, span: section }: Section): Flat {
  return { name: text || "#".repeat(level), detail: "", kind: "heading", ...spans(section, place) };
}

/** Makes the symbol of a claim, with who says it; each speaker is looked up once. */
function claimSymbol(snapshot: Snapshot): (claim: Claim) => Flat {
  const names = new Map<string, string>();
  const nameOf = (text: string): string => {
    const known = names.get(text) ?? speakerName(snapshot, text);
    names.set(text, known);
    return known;
  };
  return (claim) => {
    const by = claim.attributes.find(({ key }) => key === "by")?.value ?? "";
    const speakers = by.split(";").map((text) => text.trim());
    const detail = [
      claim.id === undefined ? "" : `#${claim.id}`,
      clip(
        speakers
          .filter((text) => text !== "")
          .map(nameOf)
          .join(", "),
        LONGEST,
      ),
    ].filter((part) => part !== "");
    return {
      name: clip(claim.words, LONGEST) || claim.id || claim.kind,
      detail: detail.join(" · "),
      kind: claim.kind,
      ...spans(claim.whole, claim.place),
    };
  };
}

/** What a speaker is called: the name of the entity, or the words that stand for somebody unnamed. */
function speakerName(snapshot: Snapshot, text: string): string {
  if (text.startsWith("?")) return text.slice(1);
  const [definition, other] = snapshot.lookup(text, "entity").definitions;
  return definition === undefined || other !== undefined ? text : definition.name;
}

function spans(whole: Span, selection: Span): { readonly span: Span; readonly selection: Span } {
  return { span: whole, selection: contains(whole, selection) ? selection : whole };
}

/** Deeper symbols stand beside each other: nobody reads such an outline, and clients and encoders recurse on it. */
const DEEPEST = 32;

/** A symbol while what stands in it is gathered. */
interface Open {
  readonly span: Span;
  readonly children: DocumentSymbol[];
  /** Its children with a key: where they stand among them, and how often they were met. */
  readonly counted: Map<string, { readonly at: number; times: number }>;
}

/** Puts every symbol into the narrowest one around it. */
function nest(symbols: readonly Flat[]): readonly DocumentSymbol[] {
  const root: Open = { span: { start: 0, end: 0 }, children: [], counted: new Map() };
  const open: Open[] = [];
  for (const { key, ...symbol } of [...symbols].sort(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end,
  )) {
    while (!contains(open.at(-1)?.span ?? symbol.span, symbol.span)) open.pop();
    const { children, counted } = open[Math.min(open.length, DEEPEST) - 1] ?? root;
    const met = key === undefined ? undefined : counted.get(key);
    if (met !== undefined) {
      const first = children[met.at] as DocumentSymbol;
      children[met.at] = { ...first, detail: `${symbol.detail} · ${++met.times} times` };
      continue;
    }
    const own: Open = { span: symbol.span, children: [], counted: new Map() };
    if (key === undefined) open.push(own);
    else counted.set(key, { at: children.length, times: 1 });
    children.push({ ...symbol, children: own.children });
  }
  return root.children;
}
