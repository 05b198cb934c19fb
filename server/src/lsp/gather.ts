import { LSPErrorCodes, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import type { Catalog } from "../corpus/catalog.ts";
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

/** The text of a file of a corpus. Throws a `ResponseError` where it cannot be read. */
export async function readIn(corpus: CorpusState, path: string): Promise<string> {
  const text = await corpus.text(path);
  if (text !== undefined) return text;
  throw refusal({ refused: `The file ${path} cannot be read, and nothing was changed.` });
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
    const answer = editsIn(path, await readIn(corpus, path));
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

/** How often work is begun anew while the corpus goes on changing under it. */
const MOST_TRIES = 5;

/** Does work again until it answers with something: `unlessChanged` has it answer with nothing where it came too late. */
export async function untilUnchanged<T>(work: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const answer = await work();
    if (answer !== undefined) return answer;
  }
  // Not the protocol's own code for it: editors that get that one do nothing, and say nothing of it.
  throw refusal({ refused: "Something changed while the uses were being gathered: try again." });
}

/**
 * What comes of work on a corpus as it is; undefined where the corpus changed meanwhile, also where the work was refused: that
 * may be because the texts are no longer those that the corpus was read from.
 */
export async function unlessChanged<T>(
  corpus: CorpusState,
  work: (snapshot: Catalog) => Promise<T>,
): Promise<T | undefined> {
  const snapshot = corpus.snapshot();
  try {
    const answer = await work(snapshot);
    return corpus.snapshot() === snapshot ? answer : undefined;
  } catch (error) {
    const isRefused = error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed;
    if (isRefused && corpus.snapshot() !== snapshot) return undefined;
    throw error;
  }
}
