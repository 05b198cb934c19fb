import type { Definition, Wanted } from "../model/facts.ts";
import type { Snapshot } from "./catalog.ts";
import { folderOf } from "./folders.ts";

/** A definition's id, behind its file's folder where the id alone means something else or several things. */
export function uniqueId(snapshot: Snapshot, definition: Definition, wanted: Wanted): string {
  const { definitions } = snapshot.lookup(definition.id, wanted);
  const [only] = definitions;
  const folder = folderOf(definition.path);
  const unique = definitions.length === 1 && only?.path === definition.path;
  return unique || folder === "" ? definition.id : `${folder}/${definition.id}`;
}
