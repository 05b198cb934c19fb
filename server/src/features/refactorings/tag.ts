import type { Snapshot } from "../../corpus/catalog.ts";
import { type Implicit, implicitAt, implicitMentions } from "../../corpus/implicit.ts";
import type { Lowered } from "../../model/lower.ts";
import { type Span, slice } from "../../text/span.ts";
import { type Refactoring, titled } from "./action.ts";
import { mentionOf } from "./link.ts";

/** A name that stands without a mark as a mention: here, wherever it stands in the file, and all such names of the file. */
export function tags(snapshot: Snapshot, document: Lowered, at: Span): readonly Refactoring[] {
  const { text } = document.marks;
  const edit = ({ span, definition }: Implicit) => ({
    span,
    text: mentionOf(snapshot, definition, slice(text, span)),
  });
  const here = at.start === at.end ? implicitAt(snapshot, document, at.start) : undefined;
  const all = implicitMentions(snapshot, document).filter(({ heading }) => !heading);
  const found: Refactoring[] = [];
  if (here !== undefined) {
    const words = titled(slice(text, here.span));
    found.push({
      title: `Tag ${words} as a mention of ${here.definition.name}`,
      kind: "refactor.rewrite",
      edits: [edit(here)],
    });
    const same = all.filter(({ definition }) => definition === here.definition);
    if (same.length > 1)
      found.push({
        title: `Tag all ${same.length} places that name ${here.definition.name}`,
        kind: "refactor.rewrite",
        edits: same.map(edit),
      });
  }
  if (all.length > 0)
    found.push({
      title:
        all.length === 1 ? "Tag the one name without a mark" : `Tag all ${all.length} names without a mark`,
      kind: "source.attested.tag",
      edits: all.map(edit),
    });
  return found;
}
