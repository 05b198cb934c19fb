import { LSPErrorCodes, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import type { Changes, FileEdit } from "../model/changes.ts";
import { isRefusal, type Refusal } from "../model/edit/refusal.ts";
import type { CorpusState } from "./corpus-state.ts";
import type { Call, Server } from "./route.ts";
import { Slices } from "./slices.ts";
import { CannotChange, toWorkspaceEdit } from "./workspace-edit.ts";

/** The answer to a request that is refused, with the sentence that the editor shows. */
export function refusal({ refused }: Refusal): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, refused);
}

/** The edits of files whose texts are read one by one; so much at a time that other questions are answered in between. */
export async function gathered(
  server: Server,
  corpus: CorpusState,
  paths: readonly string[],
  title: string,
  { token, progress }: Pick<Call<unknown>, "token" | "progress">,
  editsIn: (path: string, text: string) => readonly FileEdit[] | Refusal,
): Promise<readonly FileEdit[]> {
  const slices = new Slices(server.pause);
  const edits: FileEdit[] = [];
  for (const [done, path] of paths.entries()) {
    await slices.next();
    if (token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, "The question was taken back.");
    progress(title, done, paths.length);
    const text = await corpus.text(path);
    if (text === undefined)
      throw refusal({ refused: `The file ${path} cannot be read, and nothing was changed.` });
    const answer = editsIn(path, text);
    if (isRefusal(answer)) throw refusal(answer);
    edits.push(...answer);
  }
  return edits;
}

/** Changes as the client makes them. Throws a `ResponseError` where it cannot. */
export async function edit(
  { session }: Server,
  corpus: CorpusState,
  changes: Changes,
): Promise<WorkspaceEdit> {
  try {
    return await toWorkspaceEdit(session.settings, corpus, changes);
  } catch (error) {
    if (error instanceof CannotChange) throw refusal({ refused: error.message });
    throw error;
  }
}

/**
 * The answer where the corpus changed while the files were read. Not the protocol's own code for it: editors that get that one
 * do nothing, and say nothing of it.
 */
export function changedMeanwhile(): ResponseError<void> {
  return refusal({ refused: "Something changed while the uses were being gathered: try again." });
}

/** How often work is begun anew while the corpus goes on changing under it. */
const MOST_TRIES = 5;

/** Does work again until the corpus stays as it was, for which the work answers with something. */
export async function untilUnchanged<T>(work: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const answer = await work();
    if (answer !== undefined) return answer;
  }
  throw changedMeanwhile();
}
