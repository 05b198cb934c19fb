import type { Snapshot } from "../corpus/catalog.ts";
import type { FileEdit } from "../model/changes.ts";
import { CONFIG_FILE } from "../model/config.ts";
import { isAsKnown } from "../model/edit/as-known.ts";
import { checked } from "../model/edit/checked.ts";
import { isRefusal, type Refusal, refuse } from "../model/edit/refusal.ts";
import { Targets, type Written } from "../model/edit/targets.ts";
import { lowerFile } from "../model/lower-file.ts";
import { type Plan, planClaim, planId, planName } from "./rename/plan.ts";
import type { Subject } from "./rename/subject.ts";

export { isRefusal, type Refusal } from "../model/edit/refusal.ts";
export type { Plan } from "./rename/plan.ts";
export { renamable, type Subject } from "./rename/subject.ts";

/**
 * Plans to rename what `renamable` found to `words`: which files change, and whether one is moved. A refusal where the words
 * cannot stand everywhere or mean something already; undefined where they are those that stand there.
 */
export function planRename(snapshot: Snapshot, subject: Subject, words: string): Plan | Refusal | undefined {
  if (subject.is === "id") return planId(snapshot, subject.definition, words);
  if (subject.is === "name") return planName(snapshot, subject, words);
  return planClaim(snapshot, subject, words);
}

/**
 * The edits of one of a plan's files, whose text is given. Each file is asked by itself, so that long work can be cut and
 * given up. A refusal where a place cannot be written as planned: then nothing may be renamed.
 */
export function renameIn(
  snapshot: Snapshot,
  plan: Plan,
  path: string,
  text: string,
): readonly FileEdit[] | Refusal {
  const lowered = lowerFile(path, text, snapshot.config);
  if (!isAsKnown(lowered.facts, snapshot.facts(path)))
    return refuse(`${path} has changed in the meantime: try again.`);
  if (path === CONFIG_FILE) return plan.settings(lowered);
  const own = plan.own(lowered);
  if (isRefusal(own)) return own;
  const targets = new Targets(lowered, path);
  const written = new Map<object, Written>();
  for (const use of lowered.facts.uses) {
    const to = plan.retarget(lowered, use);
    if (to !== undefined) written.set(use, targets.write(use, to));
  }
  const to = plan.move?.from === path ? plan.move.to : path;
  const edits = [...own, ...targets.finish()];
  return checked(lowered, edits, to, snapshot.config, (use) => {
    const named = written.get(use) ?? use;
    // Of a link the target is written seen from its file, and read from the corpus's root.
    if (use.wanted !== "file") return named;
    const target = use.target === plan.move?.from ? plan.move.to : use.target;
    return { target, fragment: named.fragment };
  });
}
