import { definitionText } from "../model/edit/definition-text.ts";
import { yamlValue } from "../model/edit/yaml.ts";
import type { DefinedKind } from "../model/vocabulary.ts";
import { asName, fold, slug } from "../text/fold.ts";
import type { Snapshot } from "./catalog.ts";
import type { Folders } from "./folders.ts";
import { freeId } from "./free-id.ts";

/** A file to be made, with what it defines. */
export interface NewDefinition {
  readonly name: string;
  readonly id: string;
  readonly path: string;
  readonly text: string;
}

/**
 * The file that defines a target which nothing defines, so that the target then names it. `surface` is what readers see
 * in its place, if anything is. Undefined where no file can be called so, or where one is already.
 */
export function newDefinitionFor(
  snapshot: Snapshot,
  folders: Folders,
  kind: DefinedKind,
  target: string,
  surface = "",
): NewDefinition | undefined {
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
  return { name, id, path, text: textOfNew(kind, id, name, wanted) };
}

/** The text of a new file; an alias makes sure that the words which were written find it. */
export function textOfNew(kind: DefinedKind, id: string, name: string, written: string): string {
  const found = [id, name].some((word) => fold(word) === fold(written));
  return definitionText(kind, name, found ? [] : [`aliases: [${yamlValue(written)}]`]);
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
