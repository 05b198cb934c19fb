import type { Snapshot } from "../../corpus/catalog.ts";
import { meantAt } from "../../corpus/meant.ts";
import { symbolAt } from "../../corpus/symbol-at.ts";
import { taken } from "../../corpus/taken.ts";
import { nameProblem } from "../../model/edit/spelling.ts";
import type { Definition } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { asName, fold, slug } from "../../text/fold.ts";
import { type Span, slice } from "../../text/span.ts";
import { showsId } from "./shows-id.ts";

/** A mention that can be split off, and the name that the new definition may have. */
export interface SplitOffer {
  /** Its target, or the words without a mark. */
  readonly span: Span;
  readonly whole: Span;
  readonly name: string;
  /** The words that readers see there, where the name of the old definition is the same and that of the new one is not. */
  readonly weakAlias?: string;
}

/** So many namesakes are told apart by numbers. */
const MOST_NAMESAKES = 99;

/**
 * The mention at an offset (UTF-16), with the words that readers see there as the name of something of its own. Where they
 * are a name of the old definition, which would be clear nowhere any more, a number tells the new one apart, and the words
 * only suggest it.
 */
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
  const { definition } = meant;
  const isId = use !== undefined && showsId(snapshot, use, definition);
  const words = isId ? definition.name : (use?.surface ?? slice(document.marks.text, span));
  const spaced = words.replace(/\s+/g, " ").trim();
  // Where words of its own repeat the id, or nothing has a name.
  const name = spaced === definition.id && slug(spaced) === spaced ? asName(spaced) : spaced;
  const isFree = (one: string): boolean =>
    nameProblem(one) === undefined &&
    !bears(definition, one) &&
    taken(snapshot, definition, one) === undefined;
  const at = { span, whole: use?.whole ?? span };
  if (isFree(name)) return { ...at, name };
  if (!bears(definition, name) || taken(snapshot, definition, name) !== undefined) return undefined;
  for (let number = 2; number <= MOST_NAMESAKES; number++) {
    const other = `${name} (${number})`;
    if (isFree(other)) return { ...at, name: other, weakAlias: name };
  }
  return undefined;
}

/** Whether it is a name or an alias of a definition, no weak one. */
function bears({ names }: Definition, name: string): boolean {
  return names.some(({ text, weak }) => !weak && fold(text) === fold(name));
}
