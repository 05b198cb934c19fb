import type { Snapshot } from "../../corpus/catalog.ts";
import { isSame } from "../../corpus/keys.ts";
import type { Definition } from "../../model/facts.ts";
import { quoted } from "../../text/quoted.ts";
import { saidBesides } from "./itself.ts";

/** Why a definition cannot be merged with any other, as a sentence; undefined where it can. */
export function refusedAlone(snapshot: Snapshot, definition: Definition): string | undefined {
  const { kind, name, path } = definition;
  if (kind === "article")
    return `${quoted(name)} is an article, whose words are its own: only entities and sources can be merged.`;
  if (kind === "note")
    return `${path} is a note and defines nothing: only entities and sources can be merged.`;
  if (isBibliography(path))
    return `${quoted(name)} stands in the bibliography ${path}, which another program keeps: merge its entries there.`;
  const facts = snapshot.facts(path);
  if (facts === undefined) return `The file ${path} is no longer there.`;
  return facts.dataDefects.length > 0
    ? `${path} cannot be read whole: repair what is reported there first.`
    : undefined;
}

/** Whether a file is kept by reference managers: BibTeX or CSL-JSON. */
function isBibliography(path: string): boolean {
  return /\.(?:bib|json)$/i.test(path);
}

/** Why two definitions cannot become one, as a sentence; undefined where they can. */
export function refusedBetween(snapshot: Snapshot, from: Definition, into: Definition): string | undefined {
  if (isSame(from, into)) return "This is the same definition: choose another to merge it into.";
  if (from.kind !== into.kind)
    return `${quoted(from.name)} is a ${from.kind} and ${quoted(into.name)} a ${into.kind}: only definitions of one kind can be merged.`;
  return namedBy(snapshot, from, into) ?? namedBy(snapshot, into, from) ?? unclear(snapshot, from, into);
}

/** What one says of the other, which nothing says of itself, and which cannot be left out alone. */
function namedBy(snapshot: Snapshot, one: Definition, other: Definition): string | undefined {
  const use = saidBesides(snapshot, one, other);
  return use === undefined
    ? undefined
    : `The field ${quoted(use.via)} of ${quoted(one.name)} names ${quoted(other.name)}, so that they are two things: remove it first if they are one.`;
}

/** Uses that would mean something else, or nothing. */
function unclear(snapshot: Snapshot, from: Definition, into: Definition): string | undefined {
  for (const use of snapshot.uses(from)) {
    if (use.wanted === "file") {
      if (/\.(?:md|markdown)$/i.test(into.path)) continue;
      return `${use.path} links to the file ${from.path}, and ${quoted(into.name)} has no file of its own: merge it into this one instead.`;
    }
    const { definitions, by } = snapshot.resolve(use);
    if (by === "name" || definitions.some((one) => isSame(one, into))) continue;
    const other = definitions.find((one) => !isSame(one, from));
    if (other === undefined) continue;
    return `${other.path} defines the id ${quoted(from.id)} too, so that nobody can tell which is meant in ${use.path}: give one of them another id first.`;
  }
  return undefined;
}
