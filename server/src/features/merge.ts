import type { Snapshot } from "../corpus/catalog.ts";
import { isSame } from "../corpus/keys.ts";
import { shortestTarget } from "../corpus/target-of.ts";
import type { Changes, FileEdit } from "../model/changes.ts";
import { CONFIG_FILE } from "../model/config.ts";
import { readAsKnown } from "../model/edit/as-known.ts";
import { checked } from "../model/edit/checked.ts";
import { ITSELF, REMOVED } from "../model/edit/groups.ts";
import { linkEdits } from "../model/edit/links.ts";
import { isRefusal, type Refusal, refuse } from "../model/edit/refusal.ts";
import { Targets, type Written } from "../model/edit/targets.ts";
import type { Definition, Use } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { quoted } from "../text/quoted.ts";
import { slice } from "../text/span.ts";
import { refusedAlone, refusedBetween } from "./merge/allowed.ts";
import { withoutOther } from "./merge/itself.ts";
import { definitionIn, ownEdits } from "./merge/own.ts";
import { repeated } from "./merge/repeated.ts";
import { settingsOf } from "./merge/settings.ts";

export { isRefusal, type Refusal } from "../model/edit/refusal.ts";
export { refusedAlone as mergeRefusal } from "./merge/allowed.ts";
export { furtherCandidates, mergeCandidates } from "./merge/candidates.ts";

/** How one definition is merged into another. */
export interface MergePlan {
  readonly from: Definition;
  readonly into: Definition;
  /** The files whose texts are needed, each once. */
  readonly paths: readonly string[];
  /** The file that holds nothing any more. */
  readonly remove: Changes["remove"];
}

/** Plans to merge a definition into another of its kind. A refusal where the two cannot be one, or not in this direction. */
export function planMerge(snapshot: Snapshot, from: Definition, into: Definition): MergePlan | Refusal {
  const refused =
    refusedAlone(snapshot, from) ?? refusedAlone(snapshot, into) ?? refusedBetween(snapshot, from, into);
  if (refused !== undefined) return refuse(refused);
  const paths = new Set([from.path, into.path]);
  for (const use of snapshot.uses(from)) paths.add(use.path);
  if (snapshot.config.style.has(from.id) && snapshot.facts(CONFIG_FILE) !== undefined) paths.add(CONFIG_FILE);
  const isAlone = snapshot.facts(from.path)?.definitions.length === 1;
  return {
    from,
    into,
    paths: [...paths].sort(),
    remove: isAlone ? [{ path: from.path, group: REMOVED }] : [],
  };
}

/**
 * The edits of one of a plan's files, whose text is given, as is that of the file that holds what is merged. Each file is
 * asked by itself, so that long work can be cut and given up. A refusal where a place cannot be written as planned: then
 * nothing may be changed.
 */
export function mergeIn(
  snapshot: Snapshot,
  plan: MergePlan,
  path: string,
  text: string,
  textOfFrom: string,
): readonly FileEdit[] | Refusal {
  const { config } = snapshot;
  const lowered = readAsKnown(path, text, config, snapshot.facts(path));
  if (isRefusal(lowered)) return lowered;
  if (path === CONFIG_FILE) return settingsOf(lowered, plan.from.id, plan.into.id);
  if (path === plan.from.path || path === plan.into.path) {
    const { from } = plan;
    const old =
      path === from.path ? lowered : readAsKnown(from.path, textOfFrom, config, snapshot.facts(from.path));
    if (isRefusal(old)) return old;
    const moved = retargeted(snapshot, plan, old);
    return ownEdits(
      snapshot,
      plan,
      lowered,
      old,
      moved,
      old === lowered ? moved : retargeted(snapshot, plan, lowered),
    );
  }
  const edits = retargeted(snapshot, plan, lowered);
  if (isRefusal(edits)) return edits;
  const { written, all, gone } = edits;
  const due = (use: Use): Written => {
    if (use.wanted !== "file") return written.get(use) ?? use;
    const target = use.target === plan.from.path ? plan.into.path : use.target;
    return { target, fragment: use.fragment };
  };
  return checked(lowered, all, path, config, due, true, gone);
}

/** The edits of a file after which what named the one definition names the other, what each use then names, and which go. */
export interface Retargeted {
  readonly all: readonly FileEdit[];
  readonly written: ReadonlyMap<Use, Written>;
  readonly gone: ReadonlySet<Use>;
}

function retargeted(snapshot: Snapshot, plan: MergePlan, lowered: Lowered): Retargeted | Refusal {
  const { from, into } = plan;
  const { path } = lowered.facts;
  const targets = new Targets(lowered, path);
  const written = new Map<Use, Written>();
  const itself = namedByThemselves(snapshot, plan, lowered);
  const twice = repeated(snapshot, plan, lowered, itself.gone);
  const gone = new Set([...twice.gone, ...itself.gone]);
  for (const [use, at] of twice.parts) targets.drop(use, at);
  for (const use of lowered.facts.uses) {
    if (use.wanted === "file" || use.target === "" || gone.has(use)) continue;
    const { definitions, by } = snapshot.resolve(use);
    // What names it by a name names the other by that name, and what named both names the one that is left.
    if (
      by === "name" ||
      !definitions.some((one) => isSame(one, from)) ||
      definitions.some((one) => isSame(one, into))
    )
      continue;
    const { wanted, kind } = use;
    const target = shortestTarget(snapshot, into, { wanted, kind, without: from });
    if (target === undefined) {
      const words = quoted(slice(lowered.marks.text, use.place));
      return refuse(
        `Several definitions have the id ${quoted(into.id)}, so that ${words} in ${lowered.facts.path} could not name this one: give it an id of its own first.`,
      );
    }
    written.set(use, targets.write(use, { target }));
  }
  const to = (one: string): string =>
    one === from.path && /\.(?:md|markdown)$/i.test(one) ? into.path : one;
  const all = [...targets.finish(), ...linkEdits(lowered, to), ...twice.edits, ...itself.edits];
  return { all, written, gone };
}

/** What the two say of each other in a file that holds one of them, or both. */
function namedByThemselves(
  snapshot: Snapshot,
  { from, into }: MergePlan,
  lowered: Lowered,
): { readonly edits: readonly FileEdit[]; readonly gone: ReadonlySet<Use> } {
  const { facts, marks } = lowered;
  const found = [[from, into] as const, [into, from] as const].flatMap(([one, other]) => {
    const own = definitionIn(lowered, one);
    return own === undefined ? [] : [withoutOther(snapshot, marks.text, facts.uses, own, other)];
  });
  return {
    edits: found.flatMap(({ edits }) => edits.map((edit) => ({ path: facts.path, ...edit, group: ITSELF }))),
    gone: new Set(found.flatMap(({ gone }) => [...gone])),
  };
}
