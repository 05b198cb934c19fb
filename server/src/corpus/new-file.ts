import { type Refusal, refuse } from "../model/edit/refusal.ts";
import { fileNameProblem, idProblem } from "../model/edit/spelling.ts";
import type { DefinedKind } from "../model/vocabulary.ts";
import { slug } from "../text/fold.ts";
import type { Snapshot } from "./catalog.ts";
import { freeId } from "./free-id.ts";

/** The file of a new definition of that name in a folder: its id, which nothing has yet, and its path. A refusal where no file can be called so. */
export function newFileFor(
  snapshot: Snapshot,
  folder: string,
  kind: DefinedKind,
  name: string,
): { readonly id: string; readonly path: string } | Refusal {
  const isFile = (id: string): boolean => snapshot.facts(pathIn(folder, id)) !== undefined;
  const id = freeId(snapshot, slug(name) || kind, isFile);
  const unfit = idProblem(id) ?? fileNameProblem(id);
  return unfit === undefined ? { id, path: pathIn(folder, id) } : refuse(unfit);
}

function pathIn(folder: string, id: string): string {
  return folder === "" ? `${id}.md` : `${folder}/${id}.md`;
}
