import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Catalog } from "../../server/src/corpus/catalog.ts";
import { appearance } from "../../server/src/features/appearance.ts";
import { definitionCard } from "../../server/src/features/card.ts";
import { cards } from "../../server/src/features/cards.ts";
import { cite, citeNew, citePlaceAt, sourcesToCite } from "../../server/src/features/cite.ts";
import { lenses, usage } from "../../server/src/features/code-lens.ts";
import { completion } from "../../server/src/features/completion.ts";
import { definition } from "../../server/src/features/definition.ts";
import { documentSymbols } from "../../server/src/features/document-symbols.ts";
import { folds } from "../../server/src/features/folding.ts";
import { evidenceAt, evidenceOf, restingOnIt } from "../../server/src/features/hierarchy/evidence.ts";
import { linkOf } from "../../server/src/features/hierarchy/item.ts";
import { dividedAt, parts, wholes } from "../../server/src/features/hierarchy/part-of.ts";
import { highlights } from "../../server/src/features/highlights.ts";
import { hover } from "../../server/src/features/hover.ts";
import { hintCard, inlayHints } from "../../server/src/features/inlay-hints.ts";
import { linkedEditing } from "../../server/src/features/linked-editing.ts";
import { links } from "../../server/src/features/links.ts";
import { mergeCandidates, mergeIn, planMerge } from "../../server/src/features/merge.ts";
import { refactorings } from "../../server/src/features/refactorings.ts";
import { groupedReferences, references } from "../../server/src/features/references.ts";
import { planMoves } from "../../server/src/features/rename/moves.ts";
import { isRefusal, planRename, renamable, renameIn } from "../../server/src/features/rename.ts";
import { selections } from "../../server/src/features/selection.ts";
import { semanticTokens } from "../../server/src/features/semantic-tokens.ts";
import { planSplit, splitAt, splitIn } from "../../server/src/features/split.ts";
import { entitiesAt, nameFilter, untagged } from "../../server/src/features/untagged.ts";
import { workspaceSymbols } from "../../server/src/features/workspace-symbols.ts";
import { changesOf } from "../../server/src/model/changes.ts";
import type { Lowered } from "../../server/src/model/lower.ts";
import { RULES } from "../../server/src/rules/all.ts";
import { type Span, span } from "../../server/src/text/span.ts";
import { applyChanges, type TextFile } from "./apply.ts";

/** A question about a file: an offset in it, and a selection that holds the offset. */
export interface Question {
  readonly catalog: Catalog;
  readonly document: Lowered;
  readonly offset: number;
  readonly selection: Span;
  /** Words that somebody may type. */
  readonly words: string;
  /** The text of a file of the corpus. */
  text(path: string): string;
}

type Ask = (question: Question) => unknown;

/** All features, by the names of their files: each is asked, and what follows from its answer. */
export const FEATURES: Readonly<Record<string, Ask>> = {
  appearance: ({ catalog, document }) => appearance(catalog, document),
  card: ({ catalog, document }) => document.facts.definitions.map((one) => definitionCard(catalog, one)),
  cards: ({ catalog, document }) => cards(catalog, document),
  cite: ({ catalog, document, offset, words, text }) => {
    const { path } = document.facts;
    const place = citePlaceAt(document, offset);
    if (place === undefined) return undefined;
    const [source] = sourcesToCite(catalog, document.facts, place, words, 10).sources;
    const changes = [
      source === undefined ? undefined : cite(catalog, document, place, source.definition),
      citeNew(catalog, document, place, words),
    ];
    for (const one of changes)
      if (one !== undefined && !isRefusal(one))
        applyChanges([{ path, text: text(path) }], { edits: one.edits ?? [] });
    return place.words;
  },
  "code-lens": ({ catalog, document }) => lenses(catalog, document).map((one) => usage(catalog, one)),
  completion: ({ catalog, document, offset, words }) => {
    const asked = words.length > 3 ? "character" : "invoked";
    const edge = { today: { year: 2026, month: 2, day: 3 }, rules: RULES };
    // The path of an item is that of what it stands for.
    return completion(catalog, document, offset, asked, edge).items.map(({ edit }) => edit);
  },
  definition: ({ catalog, document, offset }) =>
    definition(catalog, document, offset).map(({ origin, ...link }) => [origin, link]),
  "document-symbols": ({ catalog, document }) => documentSymbols(catalog, document),
  folding: ({ document }) => folds(document),
  hierarchy: ({ catalog, document, offset }) => {
    const found = [...evidenceAt(catalog, document, offset), ...dividedAt(catalog, document, offset)];
    return found.map((item) => {
      const link = linkOf(catalog, item.path, item.id);
      assert.ok(link !== undefined, `${item.path} ${item.id} is found again`);
      const own = link.is === "definition" ? link.definition : link.file;
      const steps = [evidenceOf(catalog, link), restingOnIt(catalog, link)];
      return [item, steps.flat().map((step) => step.item), wholes(catalog, own), parts(catalog, own)];
    });
  },
  highlights: ({ catalog, document, offset }) => highlights(catalog, document, offset),
  hover: ({ catalog, document, offset }) => hover(catalog, document, offset),
  "inlay-hints": ({ catalog, document, selection }) => {
    const wishes = { dates: true, entities: true, sources: true, status: true };
    return [true, false].flatMap((concealed) =>
      inlayHints(catalog, document, selection, { ...wishes, concealed }).map((hint) => {
        assert.ok(hintCard(catalog, document, hint, undefined), "the hint has a card");
        return hint.parts.map(({ target }) => target);
      }),
    );
  },
  "linked-editing": ({ document, offset }) => linkedEditing(document, offset)?.spans,
  links: ({ document }) => links(document),
  merge: ({ catalog, document, text }) => {
    const [from] = document.facts.definitions;
    const [into] = from === undefined ? [] : mergeCandidates(catalog, from, 3);
    if (from === undefined || into === undefined) return;
    const plan = planMerge(catalog, from, into);
    if (isRefusal(plan)) return;
    for (const path of plan.paths.slice(0, 4)) {
      const edits = mergeIn(catalog, plan, path, text(path), text(from.path));
      if (!isRefusal(edits)) applyChanges([{ path, text: text(path) }], { edits });
    }
  },
  refactorings: (question) =>
    refactorings(question.catalog, question.document, question.selection).map((one) => {
      made(question, one.edits);
      return one.title;
    }),
  references: ({ catalog, document, offset }) => [
    references(catalog, document, offset, true),
    groupedReferences(catalog, document, offset)?.groups.map((group) => group.references),
  ],
  rename: ({ catalog, document, offset, words, text }) => {
    const found = renamable(catalog, document, offset);
    if (found === undefined || isRefusal(found)) return undefined;
    const plan = planRename(catalog, found.subject, words);
    if (plan === undefined || isRefusal(plan)) return found.span;
    for (const path of plan.paths.slice(0, 5)) {
      const edits = renameIn(catalog, plan, path, text(path));
      if (!isRefusal(edits)) applyChanges([{ path, text: text(path) }], { edits });
    }
    const { path } = document.facts;
    const moves = planMoves(catalog, catalog.paths(), [{ from: path, to: `moved/${path}` }], true);
    for (const one of moves.paths.slice(0, 3)) moves.editsIn(one, text(one));
    return found.span;
  },
  selection: ({ document, offset }) => selections(document, offset),
  "semantic-tokens": ({ catalog, document, selection }) => [
    semanticTokens(catalog, document, selection),
    selection.start % 4 === 0 ? semanticTokens(catalog, document) : [],
  ],
  split: ({ catalog, document, offset, text }) => {
    const offer = splitAt(catalog, document, offset);
    if (offer === undefined) return undefined;
    const plan = planSplit(catalog, [{ document, span: offer.span }], `${offer.name} the second`);
    if (isRefusal(plan)) return offer;
    for (const path of plan.paths.slice(0, 4)) {
      const edits = splitIn(catalog, plan, path, text(path));
      if (!isRefusal(edits)) applyChanges([{ path, text: text(path) }], { edits });
    }
    return offer;
  },
  untagged: ({ catalog, document, offset }) => {
    const entities = entitiesAt(catalog, document, offset);
    const found = untagged(catalog, document, entities);
    if (found.length > 0)
      assert.ok(nameFilter(entities)?.(document.marks.text), "the text passes the filter");
    return found;
  },
  "workspace-symbols": ({ catalog, words }) => workspaceSymbols(catalog, words),
};

/** Makes edits of the asked file, in memory. */
function made({ document, text }: Question, edits: Parameters<typeof changesOf>[0]["edits"]): void {
  const files: readonly TextFile[] = [{ path: document.facts.path, text: text(document.facts.path) }];
  applyChanges(
    files,
    changesOf({ title: "", edits: edits.filter((edit) => edit.path === undefined) }, document.facts.path),
  );
}

/** The names of all features that there are: files, and folders of files that stand without one. */
export function featureNames(): readonly string[] {
  const folder = join(fileURLToPath(import.meta.url), "..", "..", "..", "..", "server", "src", "features");
  return [...new Set(readdirSync(folder).map((name) => name.replace(/\.ts$/, "")))].sort();
}

/**
 * Asks one feature, and fails where a span of its answer does not lie in the text of the file that the answer names
 * around it, else of the asked file.
 */
export function askFeature(name: string, question: Question): void {
  const answer = FEATURES[name]?.(question);
  checkSpans(answer, question, question.document.facts.path, 0);
}

/** Deep enough for spans in answers; the trees in definitions are deeper, and were checked when they were read. */
const DEPTH = 6;

function checkSpans(value: unknown, question: Question, path: string, depth: number): void {
  if (typeof value !== "object" || value === null || depth > DEPTH) return;
  if (Array.isArray(value)) {
    for (const item of value) checkSpans(item, question, path, depth + 1);
    return;
  }
  const own = "path" in value && typeof value.path === "string" ? value.path : path;
  if (
    "start" in value &&
    "end" in value &&
    typeof value.start === "number" &&
    typeof value.end === "number"
  ) {
    const { start, end } = span(value.start, value.end);
    const { length } = question.text(own);
    assert.ok(0 <= start && start <= end && end <= length, `${start}-${end} lies in ${own} (${length})`);
    return;
  }
  for (const item of Object.values(value)) checkSpans(item, question, own, depth + 1);
}
