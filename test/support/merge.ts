import { isRefusal, mergeIn, planMerge, type Refusal } from "../../server/src/features/merge.ts";
import type { Changes, FileEdit } from "../../server/src/model/changes.ts";
import type { Definition } from "../../server/src/model/facts.ts";
import type { TextFile } from "./apply.ts";
import type { TestCorpus } from "./corpus.ts";

/** What merging one definition into another changes. */
export function merged(
  { catalog }: TestCorpus,
  files: readonly TextFile[],
  from: Definition,
  into: Definition,
): Changes | Refusal {
  const plan = planMerge(catalog, from, into);
  if (isRefusal(plan)) return plan;
  const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? "";
  const edits: FileEdit[] = [];
  for (const path of plan.paths) {
    const answer = mergeIn(catalog, plan, path, textOf(path), textOf(from.path));
    if (isRefusal(answer)) return answer;
    edits.push(...answer);
  }
  return { edits, remove: plan.remove ?? [] };
}
