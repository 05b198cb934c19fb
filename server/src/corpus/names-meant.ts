import type { Definition, Facts, Use } from "../model/facts.ts";
import { fragmentOf, mayNameHeading } from "./fragment.ts";
import type { Meant } from "./meant.ts";

/** The definition of the file, or in the file, in which the thing that is meant stands. */
export function fileOf(meant: Meant): Definition {
  return meant.is === "definition" ? meant.definition : meant.file;
}

/** Whether a use that resolves to the file of what is meant means that very thing in it; `facts` are the file's. */
export function namesMeant({ target, fragment }: Use, meant: Meant, facts: Facts): boolean {
  // `#claim` means a claim of its own file, and the file only by the way.
  if (meant.is === "definition") return target !== "" || fragment === undefined;
  if (fragment === undefined) return false;
  if (meant.is === "claim") return fragment === meant.claim.id;
  return mayNameHeading(fragment, meant.heading) && headingOf(facts, fragment) === meant.heading.place.start;
}

function headingOf(facts: Facts, fragment: string): number | undefined {
  const found = fragmentOf(facts, fragment);
  return found?.is === "heading" ? found.heading.place.start : undefined;
}
