import type { Snapshot } from "../corpus/catalog.ts";
import { type Meant, meantAt } from "../corpus/meant.ts";
import type { Place } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import type { Span } from "../text/span.ts";

/** Where a symbol is defined (the content of LSP's LocationLink). */
export interface DefinitionLink {
  readonly path: string;
  /** What to reveal: the name, else the id; of a claim the words between its brackets. */
  readonly place: Place;
  /** The whole definition around it. */
  readonly target: Place;
  /** The part of the asked text that the answer is about. */
  readonly origin: Span;
}

/**
 * Where that which stands at the offset (UTF-16) is defined; every candidate where several are, nothing where none is.
 * Asked at a definition itself, the answer is its own place.
 */
export function definition(snapshot: Snapshot, document: Lowered, offset: number): readonly DefinitionLink[] {
  const found = meantAt(snapshot, document, offset);
  return found?.meant.map((meant) => ({ ...placesOf(meant), origin: found.span })) ?? [];
}

function placesOf(meant: Meant): Omit<DefinitionLink, "origin"> {
  if (meant.is === "definition") {
    const { path, namePlace, place } = meant.definition;
    return { path, place: namePlace, target: place };
  }
  const { path } = meant.file;
  if (meant.is === "claim") return { path, place: meant.claim.place, target: meant.claim.whole };
  return { path, place: meant.heading.place, target: meant.heading.place };
}
