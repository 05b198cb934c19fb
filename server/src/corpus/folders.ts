import type { Facts } from "../model/facts.ts";
import { kindOfFolder, USUAL_FOLDERS } from "../model/folders.ts";
import type { DefinedKind, SymbolKind } from "../model/vocabulary.ts";
import type { Snapshot } from "./catalog.ts";

/** The folder that a new definition of a kind belongs into. */
export type Folders = (kind: DefinedKind) => string;

/**
 * The folders of a file's corpus, as far as the file and the settings show them: where the definitions of that kind
 * live which the file names, else the folder that attested.yaml lists for it, else the usual one. The file's uses are
 * looked at once, when the first folder is asked for.
 */
export function foldersFor(facts: Facts, snapshot: Snapshot): Folders {
  let inUse: ReadonlyMap<SymbolKind, string> | undefined;
  return (kind) => {
    inUse ??= foldersInUse(facts, snapshot);
    return inUse.get(kind) ?? configured(snapshot, kind);
  };
}

/** The folders of a path, without the file. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function foldersInUse(facts: Facts, snapshot: Snapshot): ReadonlyMap<SymbolKind, string> {
  const folders = new Map<SymbolKind, string>();
  for (const use of facts.uses) {
    const [definition] = snapshot.resolve(use).definitions;
    if (definition === undefined || folders.has(definition.kind) || !definition.path.endsWith(".md"))
      continue;
    folders.set(definition.kind, folderOf(definition.path));
  }
  return folders;
}

function configured(snapshot: Snapshot, kind: DefinedKind): string {
  const folders = snapshot.config.definitions
    .map(({ text }) => text.replace(/^\.\/|\/*(?:\*.*)?$/g, ""))
    .filter((folder) => !/\.(?:md|ya?ml)$/i.test(folder));
  const own = folders.find((folder) => kindOfFolder(folder) === kind);
  if (own !== undefined) return own;
  const [only] = folders;
  const shared = folders.length === 1 && only !== undefined && kindOfFolder(only) === undefined;
  return shared ? only : USUAL_FOLDERS[kind][0];
}
