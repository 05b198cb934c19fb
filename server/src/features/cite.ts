import type { Snapshot } from "../corpus/catalog.ts";
import { foldersFor } from "../corpus/folders.ts";
import { newFileFor } from "../corpus/new-file.ts";
import { shortestTarget, targetOf } from "../corpus/target-of.ts";
import type { Changes } from "../model/changes.ts";
import { writtenKey } from "../model/edit/citation.ts";
import { definitionText } from "../model/edit/definition-text.ts";
import { edited } from "../model/edit/edited.ts";
import { isRefusal, type Refusal, refuse } from "../model/edit/refusal.ts";
import { nameProblem } from "../model/edit/spelling.ts";
import type { Definition, TextEdit, Use } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { lowerFile } from "../model/lower-file.ts";
import { parse } from "../syntax/parse.ts";
import { strip } from "../syntax/strip.ts";
import { quoted } from "../text/quoted.ts";
import type { CitePlace } from "./cite/place.ts";

export { isRefusal } from "../model/edit/refusal.ts";
export { type CitePlace, citePlaceAt } from "./cite/place.ts";
export { sourcesToCite } from "./cite/sources.ts";

/** Fields of a new source that people are asked to fill in; while they are empty they say nothing. */
const TO_FILL_IN = ["issued: ", "publisher: ", "URL: "];

/**
 * One more citation at a place of a file: of a source or an article that is there. A refusal, with a sentence for people,
 * where its key cannot be written, or where what stands at the place would be read otherwise.
 */
export function cite(
  snapshot: Snapshot,
  document: Lowered,
  place: CitePlace,
  source: Definition,
): Changes | Refusal {
  const id = shortestTarget(snapshot, source, { wanted: "key" });
  if (id === undefined) {
    const key = quoted(targetOf(snapshot, source, { wanted: "key" }));
    return refuse(
      `The key ${key} does not mean ${quoted(source.name)} alone: give it a key of its own first.`,
    );
  }
  return citing(snapshot, document, place, id);
}

/** A citation at a place of a file of a new source with a title, and the file that describes it. A refusal as with `cite`. */
export function citeNew(
  snapshot: Snapshot,
  document: Lowered,
  place: CitePlace,
  title: string,
): Changes | Refusal {
  const problem = nameProblem(title);
  if (problem !== undefined) return refuse(problem);
  const folder = foldersFor(document.facts, snapshot)("source");
  const file = newFileFor(snapshot, folder, "source", title);
  if (isRefusal(file)) return file;
  const changes = citing(snapshot, document, place, file.id);
  if (isRefusal(changes)) return changes;
  const text = definitionText("source", title, TO_FILL_IN);
  return { ...changes, create: [{ path: file.path, text }] };
}

/** The folder in which a file's new sources are described. */
export function folderOfSources(snapshot: Snapshot, { facts }: Lowered): string {
  return foldersFor(facts, snapshot)("source");
}

function citing(snapshot: Snapshot, document: Lowered, place: CitePlace, id: string): Changes | Refusal {
  const key = writtenKey(id);
  if (key === undefined)
    return refuse(`The key ${quoted(id)} holds signs that no citation can: give the source another key.`);
  const edit = place.edit(key);
  if (!isCitedBy(snapshot, document, place, edit, id))
    return refuse(
      "A citation here would change how the words around it are read, and nothing was changed: write it by hand.",
    );
  return { edits: [{ ...edit, path: document.facts.path }] };
}

/** Whether after the edit the place cites the key, and everything else is as it was. */
function isCitedBy(
  { config }: Snapshot,
  { marks: { text }, facts }: Lowered,
  { claim }: CitePlace,
  edit: TextEdit,
  key: string,
): boolean {
  const after = edited(text, [edit]);
  if (after === undefined || strip(parse(after)) !== strip(parse(text))) return false;
  const { start } = edit.span;
  const isNew = ({ place }: Use): boolean => place.start >= start && place.end <= start + edit.text.length;
  const { uses } = lowerFile(facts.path, after, config).facts;
  const added = uses.filter(isNew);
  const [only] = added;
  if (added.length !== 1 || only?.via !== "citation" || only.target !== key) return false;
  if (claim !== undefined && only.claim !== claim) return false;
  const others = uses.filter((use) => use !== only);
  return (
    others.length === facts.uses.length &&
    others.every((use, i) => {
      const was = facts.uses[i];
      return use.target === was?.target && use.wanted === was.wanted && use.claim === was.claim;
    })
  );
}
