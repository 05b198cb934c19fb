import type { Snapshot } from "../../corpus/catalog.ts";
import { type Folders, folderOf } from "../../corpus/folders.ts";
import { newDefinitionFor, textOfNew } from "../../corpus/new-definition.ts";
import type { Fix } from "../../model/facts.ts";
import { kindOfFolder } from "../../model/folders.ts";
import { stem } from "../../model/lower.ts";
import { aKind, type DefinedKind } from "../../model/vocabulary.ts";
import { quoted } from "../../text/quoted.ts";

/** Makes the file that defines a target which nothing defines (`newDefinitionFor`). */
export function newDefinition(
  snapshot: Snapshot,
  folders: Folders,
  kind: DefinedKind,
  target: string,
  surface = "",
): Fix | undefined {
  const made = newDefinitionFor(snapshot, folders, kind, target, surface);
  if (made === undefined) return undefined;
  const { name, path, text } = made;
  return { title: `Define ${quoted(name)} as ${aKind(kind)} in ${path}`, edits: [], create: { path, text } };
}

/** Makes the missing file that a link points to: a definition where its folder says of what, else a note. */
export function newLinkedFile(snapshot: Snapshot, path: string, words: string): Fix | undefined {
  const id = stem(path);
  if (id === "" || snapshot.facts(path) !== undefined) return undefined;
  const kind = kindOfFolder(folderOf(path));
  const name = words.replace(/\s+/g, " ").trim() || id;
  const text = kind === undefined ? `# ${name}\n` : textOfNew(kind, id, name, id);
  return {
    title: `Create ${path} as ${kind === undefined ? "a note" : aKind(kind)}`,
    edits: [],
    create: { path, text },
  };
}
