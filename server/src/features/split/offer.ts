import type { Snapshot } from "../../corpus/catalog.ts";
import { meantAt } from "../../corpus/meant.ts";
import { symbolAt } from "../../corpus/symbol-at.ts";
import { taken } from "../../corpus/taken.ts";
import { nameProblem } from "../../model/edit/spelling.ts";
import type { Lowered } from "../../model/lower.ts";
import { asName, slug } from "../../text/fold.ts";
import { type Span, slice } from "../../text/span.ts";

/** A mention that can be split off, and the name that the new definition may have. */
export interface SplitOffer {
  /** Its target, or the words without a mark. */
  readonly span: Span;
  readonly whole: Span;
  readonly name: string;
}

/** The mention at an offset (UTF-16), with the words that readers see there as the name of something of its own. */
export function splitAt(snapshot: Snapshot, document: Lowered, offset: number): SplitOffer | undefined {
  const symbol = symbolAt(document, offset);
  const found = meantAt(snapshot, document, offset);
  const [meant, other] = found?.meant ?? [];
  if (found === undefined || meant?.is !== "definition" || other !== undefined) return undefined;
  const { kind } = meant.definition;
  if (kind === "article" || kind === "note") return undefined;
  const use = symbol?.is === "use" && symbol.use.via === "mention" ? symbol.use : undefined;
  if (use === undefined && found.implicit !== true) return undefined;
  const span = use?.place ?? found.span;
  const words = (use?.surface ?? slice(document.marks.text, span)).replace(/\s+/g, " ").trim();
  // Where no words of its own stand readers see the id.
  const isId = use !== undefined && words === use.target && slug(words) === words;
  const name = isId ? asName(words) : words;
  const fits = nameProblem(name) === undefined && taken(snapshot, meant.definition, name) === undefined;
  return fits ? { span, whole: use?.whole ?? span, name } : undefined;
}
