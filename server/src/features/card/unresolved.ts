import type { Snapshot } from "../../corpus/catalog.ts";
import type { Definition, Facts, Use, Wanted } from "../../model/facts.ts";
import { nearest } from "../../text/nearest.ts";
import { kindWords } from "./kind.ts";
import type { CardOptions } from "./options.ts";
import { bullets, code, counted, inline, MOST_NAMES, paragraphs, quoted, some } from "./text.ts";

/** The card of a target that several definitions bear: which they are, and how to tell them apart. */
export function ambiguousCard(use: Use, candidates: readonly Definition[]): string {
  const shown = candidates.slice(0, MOST_NAMES);
  const sameId = shown.some((one, at) => shown.findIndex((other) => other.id === one.id) < at);
  const lines = shown.map(
    (one) =>
      `${inline(one.name)} — ${kindWords(one)}, ${code(one.id)}${sameId ? ` in ${code(one.path)}` : ""}`,
  );
  const left = candidates.length - shown.length;
  const [first] = shown;
  const folder = first?.path.split("/").at(-2);
  const written = use.surface ?? use.target;
  const pinned =
    use.via === "mention" && first !== undefined ? `, as in ${code(`[[${first.id}|${written}]]`)}` : "";
  const withFolder =
    folder === undefined ? "" : `, or write the folder too: ${code(`${folder}/${first?.id}`)}`;
  const share = sameId ? "share this id" : "bear this name";
  return paragraphs(
    `**${quoted(use.target)}** is ambiguous: ${counted(candidates.length, "definition")} ${share}.`,
    bullets(left === 0 ? lines : [...lines, `and ${left} more`]),
    sameId ? `Give each an id of its own${withFolder}.` : `Write the id to say which one is meant${pinned}.`,
  );
}

const NOTHING: Readonly<Record<Wanted, string>> = {
  entity: "is not defined: no file of the corpus has this id, name or alias.",
  key: "is not defined: no source, article or bibliography entry has this key.",
  claim: "is not defined: no article has this id or title.",
  file: "is not in the corpus: no file has this path.",
};

/** The card of a target that nothing defines, with what is spelled nearly like it. */
export function undefinedCard(
  snapshot: Snapshot,
  use: Use,
  find: CardOptions["nearest"] = ({ target, wanted, kind }) => snapshot.nearest(target, wanted, kind),
): string {
  const near = use.wanted === "file" ? [] : find(use);
  const names = near.map((one) => `${inline(one.name)} — ${kindWords(one)}, ${code(one.id)}`);
  const target = use.wanted === "entity" ? quoted(use.target) : code(use.target);
  return paragraphs(
    `**${target}** ${NOTHING[use.wanted]}`,
    names.length === 0 ? undefined : "Nearest:",
    bullets(names),
  );
}

/** A line on a fragment that names neither a claim nor a heading of the file, with the ids that are nearly spelled so. */
export function fragmentMissing(facts: Facts, fragment: string): string {
  const ids = facts.claims.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const near = nearest(fragment, ids, (id) => id, fragment.length <= 4 ? 1 : 2);
  const hint = near.length === 0 ? "" : ` Nearest: ${some(near.map((id) => code(id)))}.`;
  return `No claim or heading ${code(fragment)} is in this file.${hint}`;
}
