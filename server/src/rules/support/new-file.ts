import type { Snapshot } from "../../corpus/catalog.ts";
import { type Folders, folderOf } from "../../corpus/folders.ts";
import { freeId } from "../../corpus/free-id.ts";
import { yamlValue } from "../../model/edit/yaml.ts";
import type { Fix } from "../../model/facts.ts";
import { kindOfFolder } from "../../model/folders.ts";
import { stem } from "../../model/lower.ts";
import type { DefinedKind } from "../../model/vocabulary.ts";
import { asName, fold, slug } from "../../text/fold.ts";
import { quoted } from "../../text/quoted.ts";
import { aKind } from "./wording.ts";

/**
 * Makes the file that defines a target which nothing defines, so that the target then names it. `surface` is what
 * readers see in its place, if anything is. Undefined where no file can be called so, or where one is already.
 */
export function newDefinition(
  snapshot: Snapshot,
  folders: Folders,
  kind: DefinedKind,
  target: string,
  surface = "",
): Fix | undefined {
  const slash = target.lastIndexOf("/");
  const inFolder = slash > 0 && target.split("/").every(isPlain);
  const wanted = inFolder ? target.slice(slash + 1) : target;
  // Behind a folder only the exact id is found; else letter case tells nothing apart.
  const kept = isPlain(wanted) && (inFolder || wanted === wanted.toLowerCase());
  const id = kept ? wanted : freeId(snapshot, slug(wanted));
  const folder = inFolder ? target.slice(0, slash) : folders(kind);
  const path = folder === "" ? `${id}.md` : `${folder}/${id}.md`;
  if (id === "" || snapshot.facts(path) !== undefined) return undefined;
  const name = nameOf(wanted, surface);
  const title = `Define ${quoted(name)} as ${aKind(kind)} in ${path}`;
  return { title, edits: [], create: { path, text: definitionText(kind, id, name, wanted) } };
}

/** Makes the missing file that a link points to: a definition where its folder says of what, else a note. */
export function newLinkedFile(snapshot: Snapshot, path: string, words: string): Fix | undefined {
  const id = stem(path);
  if (id === "" || snapshot.facts(path) !== undefined) return undefined;
  const kind = kindOfFolder(folderOf(path));
  const name = words.replace(/\s+/g, " ").trim() || id;
  const text = kind === undefined ? `# ${name}\n` : definitionText(kind, id, name, id);
  return {
    title: `Create ${path} as ${kind === undefined ? "a note" : aKind(kind)}`,
    edits: [],
    create: { path, text },
  };
}

/** The file's text; an alias makes sure that the words which were written find it. */
function definitionText(kind: DefinedKind, id: string, name: string, written: string): string {
  const found = [id, name].some((word) => fold(word) === fold(written));
  const key = kind === "source" || kind === "article" ? "title" : "name";
  const aliases = found ? "" : `aliases: [${yamlValue(written)}]\n`;
  return `---\ntype: ${kind}\n${key}: ${yamlValue(name)}\n${aliases}---\n`;
}

/** The name for a target: itself, or where it is an id the words that readers see for it, or the id as words. */
function nameOf(target: string, surface: string): string {
  if (slug(target) !== target) return target;
  if (slug(surface) === target) return surface.replace(/\s+/g, " ").trim();
  return asName(target);
}

/** Whether the words can be a file's name as they are. */
function isPlain(words: string): boolean {
  return /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}_-])?$/u.test(words);
}
