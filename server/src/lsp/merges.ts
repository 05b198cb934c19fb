import type { WorkspaceEdit } from "vscode-languageserver";
import { isRefusal, mergeIn, planMerge } from "../features/merge.ts";
import type { CorpusState } from "./corpus-state.ts";
import { edit, gathered, readIn, refusal, unlessChanged, untilUnchanged } from "./gather.ts";
import { definitionNamed } from "./named.ts";
import type { Call, Server } from "./route.ts";
import type { DefinitionName } from "./shared/definition-name.ts";

/**
 * Merges a definition of a corpus into another; anew where the corpus changes meanwhile. Throws a `ResponseError` where it
 * is refused, given up, or changes for too long.
 */
export function merged(
  server: Server,
  corpus: CorpusState,
  names: { readonly from: DefinitionName; readonly into: DefinitionName },
  call: Pick<Call<unknown>, "token" | "progress">,
): Promise<WorkspaceEdit> {
  return untilUnchanged(() =>
    unlessChanged(corpus, async (snapshot) => {
      const from = definitionNamed(corpus, names.from);
      const plan = planMerge(snapshot, from, definitionNamed(corpus, names.into));
      if (isRefusal(plan)) throw refusal(plan);
      const old = await readIn(corpus, from.path);
      const edits = await gathered(server, corpus, plan.paths, "Merging", call, (path, text) =>
        mergeIn(snapshot, plan, path, text, old),
      );
      const { remove } = plan;
      return edit(server, corpus, { edits, ...(remove === undefined ? {} : { remove }) });
    }),
  );
}
