import type { Snapshot } from "../corpus/catalog.ts";
import { implicitMentions } from "../corpus/implicit.ts";
import { isSame } from "../corpus/keys.ts";
import { type Meant, meantAt } from "../corpus/meant.ts";
import { fileOf, namesMeant } from "../corpus/names-meant.ts";
import { perTarget } from "../corpus/resolver.ts";
import type { Definition, Use } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { entryOf } from "../syntax/tree.ts";
import { type Span, slice, span } from "../text/span.ts";

/** A place in the file that names what was asked for: where it is written down (`write`), marked (`read`), or only spelled (`text`). */
export interface Highlight {
  readonly span: Span;
  readonly kind: "write" | "read" | "text";
}

/**
 * All places in the file that mean what stands at the offset (UTF-16), in the order of the text, each once: mentions and
 * links as a whole, keys, values, names without a mark, and of a claim every place at which its id is written.
 */
export function highlights(snapshot: Snapshot, document: Lowered, offset: number): readonly Highlight[] {
  const found = new Map<string, Highlight>();
  const add = (at: Span, kind: Highlight["kind"]): void => {
    const key = `${at.start} ${at.end}`;
    if (!found.has(key)) found.set(key, { span: span(at.start, at.end), kind });
  };
  for (const meant of meantAt(snapshot, document, offset)?.meant ?? []) {
    for (const at of declarationsIn(document, meant)) add(at, "write");
    const definition = fileOf(meant);
    const facts = snapshot.facts(definition.path);
    for (const use of usesIn(snapshot, document, definition))
      if (facts !== undefined && namesMeant(use, meant, facts)) add(placeOf(use), "read");
    if (meant.is !== "definition") continue;
    for (const name of implicitMentions(snapshot, document))
      if (isSame(name.definition, definition)) add(name.span, "text");
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** The uses in the file that resolve to the definition; each target is looked up once. */
function* usesIn(snapshot: Snapshot, { facts }: Lowered, definition: Definition): Generator<Use> {
  const names = perTarget((use) =>
    snapshot.resolve(use).definitions.some((other) => isSame(other, definition)),
  );
  for (const use of facts.uses) if (names(use)) yield use;
}

/** The whole mark where it stands for words, else the key or the value. */
function placeOf({ via, origin, place, whole }: Use): Span {
  return origin === "text" && (via === "mention" || via === "link") ? whole : place;
}

/** Where the file says what it is: a definition's id and names, a claim's id at each of its parts, a heading. */
function declarationsIn({ facts, marks: { text } }: Lowered, meant: Meant): readonly Span[] {
  if (fileOf(meant).path !== facts.path) return [];
  if (meant.is === "heading") return [meant.heading.place];
  if (meant.is === "definition") {
    const { idPlace, idWritten, names } = meant.definition;
    // A file without a name has that of its first heading, which is no declaration.
    const written = names.map((name) => name.place).filter((at) => at.end <= facts.bodyStart);
    return idWritten ? [idPlace, ...written] : written;
  }
  const { id, idPlace, attributes } = meant.claim;
  const parts = attributes.filter(({ key, from }) => key === "part" && from === "text");
  const listed = entryOf(facts.data, "claims")?.value;
  const entry = listed?.type === "mapping" ? listed.entries.find(({ key }) => key === id) : undefined;
  const values = parts.map(({ place }) =>
    slice(text, place).startsWith("#") ? span(place.start + 1, place.end) : place,
  );
  return [
    ...(idPlace === undefined ? [] : [idPlace]),
    ...values,
    ...(entry === undefined ? [] : [entry.keySpan]),
  ];
}
