import type { Snapshot } from "../corpus/catalog.ts";
import { isEntity } from "../corpus/keys.ts";
import type { Definition, Use } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { counted } from "./card/text.ts";

/**
 * The definitions of a file above which it is to be said how they are used: all but notes, and of articles those that
 * something outside of them names. How often is left to `usage`.
 */
export function lenses(snapshot: Snapshot, { facts }: Lowered): readonly Definition[] {
  return facts.definitions.filter((definition) => {
    if (definition.kind === "note") return false;
    return definition.kind !== "article" || !usesByOthers(snapshot, definition).next().done;
  });
}

/**
 * How a definition is used, in a few words: how often it is mentioned and in how many files, how many claims are about it;
 * of a source or an article how often it is cited. Names without a mark are not counted, because that takes a search.
 */
export function usage(snapshot: Snapshot, definition: Definition): string {
  const marked: Use[] = [];
  const about = new Set<string>();
  let others = 0;
  const entity = isEntity(definition);
  for (const use of usesByOthers(snapshot, definition)) {
    const { via, wanted, path, claim } = use;
    const isMention = via === "mention" || via === "link";
    if (entity ? isMention : wanted === "key") marked.push(use);
    else if (entity && via === "about" && claim !== undefined) about.add(`${claim} ${path}`);
    else others++;
  }
  const parts = [entity ? mentions(marked) : citations(snapshot, marked)];
  if (about.size > 0) parts.push(`${counted(about.size, "claim")} about it`);
  if (others > 0) parts.push(counted(others, marked.length + about.size === 0 ? "use" : "other use"));
  return parts.join(" · ");
}

/** The uses that name it, as claims of a file do not that only name each other. */
function* usesByOthers(snapshot: Snapshot, definition: Definition): Generator<Use> {
  for (const use of snapshot.uses(definition)) if (use.target !== "") yield use;
}

function mentions(uses: readonly Use[]): string {
  if (uses.length === 0) return "No mentions";
  return `${counted(uses.length, "mention")} in ${counted(filesOf(uses).length, "file")}`;
}

function citations(snapshot: Snapshot, uses: readonly Use[]): string {
  if (uses.length === 0) return "Not cited";
  const files = filesOf(uses);
  const word = files.every((path) => snapshot.facts(path)?.type === "article") ? "article" : "file";
  const times = uses.length === 1 ? "once" : `${uses.length.toLocaleString("en")} times`;
  return `Cited ${times} in ${counted(files.length, word)}`;
}

function filesOf(uses: readonly Use[]): readonly string[] {
  return [...new Set(uses.map(({ path }) => path))];
}
