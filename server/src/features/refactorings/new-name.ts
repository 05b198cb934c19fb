import type { Snapshot } from "../../corpus/catalog.ts";
import { foldersFor } from "../../corpus/folders.ts";
import { newDefinitionFor } from "../../corpus/new-definition.ts";
import type { Lowered } from "../../model/lower.ts";
import { aKind, entityKindNamed, KINDS } from "../../model/vocabulary.ts";
import { writeValue } from "../../syntax/attributes.ts";
import { type Span, slice } from "../../text/span.ts";
import type { Refactoring, RefactoringKind } from "./action.ts";
import { fitsTarget } from "./link.ts";

/** The kinds that most names are of, which are offered to be defined at once; the others when the words are marked so. */
const USUAL = ["person", "organisation", "place"] as const;

/**
 * What can be made of a name that nothing defines: a definition of a usual kind with a mention of it, a mention that waits
 * for its definition, or a mention of any kind in its long form. Editors list extractions before all else, so that the
 * definitions are of the kind `defining`.
 */
export function newNames(
  snapshot: Snapshot,
  { marks, facts }: Lowered,
  at: Span,
  defining: RefactoringKind,
): readonly Refactoring[] {
  const words = slice(marks.text, at);
  const target = words.replace(/\s+/g, " ");
  const isShort = target === words && fitsTarget(words);
  const folders = foldersFor(facts, snapshot);
  const defined = USUAL.flatMap((kind): readonly Refactoring[] => {
    const made = newDefinitionFor(snapshot, folders, kind, target);
    if (made === undefined) return [];
    const { id, path, text } = made;
    const mention = isShort ? `[[${words}]]` : `[${words}]{.${kind} ref=${writeValue(id)}}`;
    return [
      {
        title: `Define “${target}” as ${aKind(kind)} in ${path}`,
        kind: defining,
        edits: [{ span: at, text: mention }],
        create: { path, text },
      },
    ];
  });
  const marked = (title: string, text: string): Refactoring => ({
    title,
    kind: "refactor.rewrite",
    edits: [{ span: at, text }],
  });
  return [
    ...defined,
    ...(isShort ? [marked("Mark as a mention", `[[${words}]]`)] : []),
    ...KINDS.filter((kind) => entityKindNamed(kind) !== undefined).map((kind) =>
      marked(`Mark as ${aKind(kind)}`, `[${words}]{.${kind}}`),
    ),
  ];
}
