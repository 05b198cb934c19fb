import type { Snapshot } from "../corpus/catalog.ts";
import type { Lowered } from "../model/lower.ts";
import type { Span } from "../text/span.ts";
import type { Refactoring } from "./refactorings/action.ts";
import { formsOfMention } from "./refactorings/mention.ts";
import { attributesMoved } from "./refactorings/move-attributes.ts";
import { attributesInOrder } from "./refactorings/order.ts";
import { claimFromSentence } from "./refactorings/sentence.ts";
import { tags } from "./refactorings/tag.ts";
import { wraps } from "./refactorings/wrap.ts";

export { REFACTORING_KINDS, type Refactoring } from "./refactorings/action.ts";

/**
 * What can be done with the text at a cursor or a selection (UTF-16), beside repairs of findings: marking words, the
 * sentence or a name, another form of a mention, attributes in another place or order. None of it changes what strip
 * leaves of the file.
 */
export function refactorings(snapshot: Snapshot, document: Lowered, at: Span): readonly Refactoring[] {
  return [
    ...wraps(snapshot, document, at),
    ...tags(snapshot, document, at),
    ...formsOfMention(snapshot, document, at),
    ...claimFromSentence(document, at),
    ...attributesMoved(document, at),
    ...attributesInOrder(document, at),
  ];
}
