import type { Snapshot } from "../../corpus/catalog.ts";
import type { FileEdit } from "../../model/changes.ts";
import { edited } from "../../model/edit/edited.ts";
import { DEFINITION } from "../../model/edit/groups.ts";
import { cut } from "../../model/edit/into-yaml.ts";
import { isRefusal, type Refusal, refuse } from "../../model/edit/refusal.ts";
import type { Definition, TextEdit } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { lowerFile } from "../../model/lower-file.ts";
import { fold } from "../../text/fold.ts";
import type { MergePlan, Retargeted } from "../merge.ts";
import { appended } from "./body.ts";
import { withoutOther } from "./itself.ts";
import { united } from "./unite.ts";

/**
 * The edits of a file that holds one of the two definitions, or both: the entry of the one cut, where it had no file of
 * its own, and what it says taken over into the other. `old` is the file of the one, `retargetedOld` what in it named it.
 */
export function ownEdits(
  snapshot: Snapshot,
  plan: MergePlan,
  lowered: Lowered,
  old: Lowered,
  retargetedOld: Retargeted | Refusal,
  retargetedHere: Retargeted | Refusal,
): readonly FileEdit[] | Refusal {
  if (isRefusal(retargetedOld)) return retargetedOld;
  if (isRefusal(retargetedHere)) return retargetedHere;
  const { path } = lowered.facts;
  const { from, into, remove = [] } = plan;
  if (remove.some((one) => one.path === path)) return [];
  const edits: FileEdit[] = [...retargetedHere.all];
  const own = (all: readonly TextEdit[]): readonly FileEdit[] =>
    all.map((edit) => ({ path, ...edit, group: DEFINITION }));
  const gone = path === from.path ? definitionIn(lowered, from) : undefined;
  if (gone !== undefined) {
    const { start, end } = gone.place;
    const kept = edits.filter(({ span }) => span.start < start || end <= span.start);
    edits.splice(0, edits.length, ...kept, ...own([cut(lowered.marks.text, gone.place)]));
  }
  if (path === into.path) {
    const taken = takenIn(snapshot, plan, lowered, old, retargetedOld);
    if (isRefusal(taken)) return taken;
    edits.push(...own(taken));
  }
  return isWhole(snapshot, plan, lowered, edits) ? edits : refuse(cannot(path));
}

function cannot(path: string): string {
  return `${path} is written in a way that does not let the definitions be merged by themselves: merge them by hand.`;
}

/** The definition as a file that was read again has it; undefined where it is in another file. */
export function definitionIn({ facts }: Lowered, definition: Definition): Definition | undefined {
  if (facts.path !== definition.path) return undefined;
  return facts.definitions.find(
    ({ id, place }) => id === definition.id && place.start === definition.place.start,
  );
}

/** What the one definition says, written into the other. */
function takenIn(
  snapshot: Snapshot,
  { from, into }: MergePlan,
  lowered: Lowered,
  old: Lowered,
  { all }: Retargeted,
): readonly TextEdit[] | Refusal {
  const moved = edited(old.marks.text, all);
  const index = old.facts.definitions.findIndex(
    ({ id, place }) => id === from.id && place.start === from.place.start,
  );
  const after = moved === undefined ? undefined : lowerFile(from.path, moved, snapshot.config);
  const source = after?.facts.definitions[index];
  const target = definitionIn(lowered, into);
  if (after === undefined || source === undefined || target === undefined) return refuse(cannot(from.path));
  const { text } = lowered.marks;
  const { fields } = withoutOther(snapshot, text, [], target, from);
  const taken = united(
    snapshot,
    { text: after.marks.text, definition: source },
    { text, definition: { ...target, fields } },
  );
  if (isRefusal(taken)) return taken;
  const body = appended(after, lowered);
  return isRefusal(body) ? body : [...taken, ...body];
}

/** Whether a file can be read after the edits as before, and holds what is left, with all names. */
function isWhole(
  snapshot: Snapshot,
  { from, into }: MergePlan,
  lowered: Lowered,
  edits: readonly TextEdit[],
): boolean {
  const text = edited(lowered.marks.text, edits);
  if (text === undefined) return false;
  const { path, definitions } = lowered.facts;
  const after = lowerFile(path, text, snapshot.config).facts;
  const left = definitions.filter((one) => path !== from.path || one.place.start !== from.place.start);
  if (after.dataDefects.length > lowered.facts.dataDefects.length || after.definitions.length !== left.length)
    return false;
  for (const [index, { id, names }] of left.entries()) {
    const one = after.definitions[index];
    const isInto = path === into.path && id === into.id;
    const due = isInto ? [...names, ...from.names] : names;
    const spelled = new Set(one?.names.filter(({ weak }) => !weak).map((name) => fold(name.text)));
    const hasAll = due.every((name) => name.weak || spelled.has(fold(name.text)));
    if (one?.id !== id || !hasAll) return false;
  }
  return true;
}
