import type { Definition, Use, Wanted } from "../model/facts.ts";
import type { DefinedKind, SymbolKind } from "../model/vocabulary.ts";
import { fold, nfc } from "../text/fold.ts";
import { bears } from "./keys.ts";

/** What a target means: nothing, one definition, or several that it does not tell apart. */
export interface Resolution {
  readonly definitions: readonly Definition[];
  /** How it was found: an exact id (several then share an id), a name, an id in other letter case, or a path. */
  readonly by: "id" | "name" | "case" | "path" | "none";
}

export const UNRESOLVED: Resolution = { definitions: [], by: "none" };

/** Kinds in the order in which they are asked: what is defined on purpose comes before texts, texts before notes. */
const TIERS: readonly ((kind: SymbolKind) => boolean)[] = [
  (kind) => kind !== "article" && kind !== "note",
  (kind) => kind === "article",
  (kind) => kind === "note",
];

/** What a use may mean by its nature. */
export function fits(wanted: Wanted, kind: SymbolKind, among: DefinedKind | undefined): boolean {
  if (wanted === "key") return kind === "source" || kind === "article";
  if (wanted === "claim") return kind === "article" || kind === "note";
  return among === undefined || kind === among;
}

/**
 * Resolves a target among the definitions that `find` gives for a folded key (docs/notation.md, Definitions): an
 * exact id, then a name or alias, then an id regardless of case, then a folder and an id.
 */
export function resolveTarget(
  target: string,
  wanted: Wanted,
  among: DefinedKind | undefined,
  find: (key: string) => readonly Definition[],
): Resolution {
  const key = fold(target);
  const exact = nfc(target);
  const found = find(key).filter((definition) => fits(wanted, definition.kind, among));
  for (const tier of TIERS) {
    const candidates = found.filter((definition) => tier(definition.kind));
    const byId = candidates.filter((definition) => nfc(definition.id) === exact);
    if (byId.length > 0) return { definitions: byId, by: "id" };
  }
  for (const tier of TIERS) {
    const candidates = found.filter((definition) => tier(definition.kind));
    const byName = candidates.filter((definition) => bears(definition, key));
    if (byName.length > 0) return { definitions: byName, by: "name" };
  }
  for (const tier of TIERS) {
    const byCase = found.filter((definition) => tier(definition.kind) && fold(definition.id) === key);
    if (byCase.length > 0) return { definitions: byCase, by: "case" };
  }
  return target.includes("/") ? byPath(target, wanted, among, find) : UNRESOLVED;
}

/** `folder/id`: the definition of that id in a file whose folders end so. */
function byPath(
  target: string,
  wanted: Wanted,
  among: DefinedKind | undefined,
  find: (key: string) => readonly Definition[],
): Resolution {
  const slash = target.lastIndexOf("/");
  const id = nfc(target.slice(slash + 1));
  const folder = nfc(target.slice(0, slash)).replace(/^\/+/, "");
  const definitions = find(fold(id)).filter((definition) => {
    if (!fits(wanted, definition.kind, among) || nfc(definition.id) !== id) return false;
    const own = nfc(definition.path.slice(0, Math.max(0, definition.path.lastIndexOf("/"))));
    return own === folder || own.endsWith(`/${folder}`);
  });
  return definitions.length === 0 ? UNRESOLVED : { definitions, by: "path" };
}

/** Whether the use may name the definition at all, before its target is looked up. */
export function mayName(use: Use, definition: Definition): boolean {
  return use.wanted === "file" || fits(use.wanted, definition.kind, use.kind);
}
