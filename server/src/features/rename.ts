import type { Snapshot } from "../corpus/catalog.ts";
import type { FileEdit } from "../model/changes.ts";
import { CONFIG_FILE } from "../model/config.ts";
import { readAsKnown } from "../model/edit/as-known.ts";
import { checked } from "../model/edit/checked.ts";
import { linkEdits } from "../model/edit/links.ts";
import { isRefusal, type Refusal } from "../model/edit/refusal.ts";
import { Targets, type Written } from "../model/edit/targets.ts";
import type { Use } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { type Plan, planClaim, planId, planName } from "./rename/plan.ts";
import type { Subject } from "./rename/subject.ts";

export { isRefusal, type Refusal } from "../model/edit/refusal.ts";
export { leavingNames, type Plan } from "./rename/plan.ts";
export { type Renamable, renamable, type Subject } from "./rename/subject.ts";

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
  const lowered = readAsKnown(path, text, snapshot.config, snapshot.facts(path));
  if (isRefusal(lowered)) return lowered;
  if (path === CONFIG_FILE) return plan.settings(lowered);
  const leavesNames = plan.leavesNames === true;
  const own = plan.own(lowered, leavesNames);
  if (isRefusal(own)) return own;
  const targets = new Targets(lowered, path);
  const written = new Map<object, Written>();
  for (const use of lowered.facts.uses) {
    const to = plan.retarget(lowered, use);
    if (to !== undefined) written.set(use, targets.write(use, to));
  }
  const moved = (file: string): string => (plan.move?.from === file ? plan.move.to : file);
  const edits = [...own, ...targets.finish(), ...imageEdits(lowered, moved)];
  const named = (use: Use): Written => {
    const now = written.get(use) ?? use;
    // Of a link the target is written seen from its file, and read from the corpus's root.
    return use.wanted === "file" && now !== use ? { target: moved(use.target), fragment: now.fragment } : now;
  };
  const check = (all: readonly FileEdit[]) => checked(lowered, all, moved(path), snapshot.config, named);
  const bare = leavesNames ? (plan.unmarked?.editsIn(lowered) ?? []) : [];
  const answer = bare.length === 0 ? undefined : check([...edits, ...bare]);
  // What is only offered refuses nothing: where words cannot stand they are not.
  return answer === undefined || isRefusal(answer) ? check(edits) : answer;
}

/** The destinations of what moves that are no uses: those of images. */
function imageEdits(lowered: Lowered, moved: (path: string) => string): readonly FileEdit[] {
  const uses = new Set(lowered.facts.uses.map(({ place }) => place.start));
  return linkEdits(lowered, moved).filter(({ span }) => !uses.has(span.start));
}
