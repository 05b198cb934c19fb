import type { Definition, Facts, Place, Use } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { byPlace } from "../../text/by-place.ts";
import { remembered } from "../../text/remembered.ts";
import { type Span, span } from "../../text/span.ts";

/** A value in an attribute list or in data that names something, a date there, or a name of what data define. */
type Value = { readonly place: Place } & (
  | { readonly is: "use"; readonly use: Use }
  | { readonly is: "date" }
  | { readonly is: "definition"; readonly definition: Definition }
);

/** The values of a file, or those that touch `within`. Of two at one place the definition is the last, after dates. */
export function valuesIn(document: Lowered, within?: Span): readonly Value[] {
  return valuesByPlace(document)(within ?? span(0, document.marks.text.length));
}

const valuesByPlace = remembered(({ facts }: Lowered) => byPlace(valuesOf(facts), ({ place }) => place));

function* valuesOf({ uses, dates, definitions, bodyStart }: Facts): Generator<Value> {
  for (const use of uses) if (use.origin !== "text") yield { is: "use", place: use.place, use };
  for (const { place } of dates) yield { is: "date", place };
  for (const definition of definitions) {
    if (definition.kind === "note") continue;
    const { names, idPlace, idWritten } = definition;
    const places = [...(idWritten ? [idPlace] : []), ...names.map(({ place }) => place)];
    for (const place of places) if (place.end <= bodyStart) yield { is: "definition", place, definition };
  }
}
