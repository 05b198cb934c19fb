import type { WorkspaceEdit } from "vscode-languageserver";
import { isRefusal, mergeIn, planMerge } from "../features/merge.ts";
import type { Definition } from "../model/facts.ts";
import type { CorpusState } from "./corpus-state.ts";
import { changedMeanwhile, edit, gathered, refusal } from "./gather.ts";
import type { Call, Server } from "./route.ts";
import type { DefinitionName } from "./shared.ts";

/** The definition of that file and id. Throws a `ResponseError` where there is none any more. */
function definitionNamed(corpus: CorpusState, { path, id }: DefinitionName): Definition {
  const found = corpus
    .snapshot()
    .facts(path)
    ?.definitions.find((one) => one.id === id);
  if (found === undefined)
    throw refusal({ refused: `Nothing in ${path} has the id “${id}” any more: try again.` });
  return found;
}

/** Merges a definition of a corpus into another. Throws a `ResponseError` where it is refused, given up, or too late. */
export async function merged(
  server: Server,
  corpus: CorpusState,
  names: { readonly from: DefinitionName; readonly into: DefinitionName },
  call: Pick<Call<unknown>, "token" | "progress">,
): Promise<WorkspaceEdit> {
  const snapshot = corpus.snapshot();
  const from = definitionNamed(corpus, names.from);
  const plan = planMerge(snapshot, from, definitionNamed(corpus, names.into));
  if (isRefusal(plan)) throw refusal(plan);
  const old = await corpus.text(from.path);
  if (old === undefined)
    throw refusal({ refused: `The file ${from.path} cannot be read, and nothing was changed.` });
  const edits = await gathered(server, corpus, plan.paths, "Merging", call, (path, text) =>
    mergeIn(snapshot, plan, path, text, old),
  );
  if (corpus.snapshot() !== snapshot) throw changedMeanwhile();
  return edit(server, corpus, { edits, ...(plan.remove === undefined ? {} : { remove: plan.remove }) });
}
