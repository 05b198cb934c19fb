import {
  type CancellationToken,
  LSPErrorCodes,
  type RenameFilesParams,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { type Move, planMoves } from "../features/rename/moves.ts";
import { isRefusal, planRename, type Refusal, renameIn, type Subject } from "../features/rename.ts";
import type { Changes, FileEdit } from "../model/changes.ts";
import type { CorpusState } from "./corpus-state.ts";
import type { Call, Server } from "./route.ts";
import { Slices } from "./slices.ts";
import { pathBelow } from "./uris.ts";
import { CannotChange, toWorkspaceEdit } from "./workspace-edit.ts";

/** The answer to a request that is refused, with the sentence that the editor shows. */
export function refusal({ refused }: Refusal): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, refused);
}

/** Renames what was found in a corpus to other words. Throws a `ResponseError` where it is refused, given up, or too late. */
export async function renamed(
  server: Server,
  corpus: CorpusState,
  subject: Subject,
  words: string,
  call: Pick<Call<void>, "token" | "progress">,
): Promise<WorkspaceEdit> {
  const snapshot = corpus.snapshot();
  const plan = planRename(snapshot, subject, words);
  if (plan === undefined) return {};
  if (isRefusal(plan)) throw refusal(plan);
  const edits = await editsOf(server, corpus, plan.paths, call, (path, text) =>
    renameIn(snapshot, plan, path, text),
  );
  const changes: Changes = { edits, ...(plan.move === undefined ? {} : { move: [plan.move] }) };
  if (corpus.snapshot() !== snapshot) throw changedMeanwhile();
  return edit(server, corpus, changes);
}

/** What changes in the corpora when the client's user moves files or folders; null where nothing does. */
export async function changesOfMoves(
  server: Server,
  { files }: RenameFilesParams,
  links: boolean,
  call: Pick<Call<void>, "token" | "progress">,
): Promise<WorkspaceEdit | null> {
  const { session } = server;
  await session.ready();
  const parts: WorkspaceEdit[] = [];
  for (const corpus of session.corpora()) {
    const moves = files.flatMap(({ oldUri, newUri }): Move[] => {
      const from = session.corpusAbove(oldUri);
      // A folder that holds a corpus takes it along whole.
      const to = from?.corpus === corpus ? pathBelow(corpus.root, newUri) : undefined;
      return from === undefined || to === undefined ? [] : [{ from: trimmed(from.path), to: trimmed(to) }];
    });
    if (moves.length === 0) continue;
    const snapshot = corpus.snapshot();
    const plan = planMoves(snapshot, corpus.catalog.paths(), moves, links);
    const edits = await editsOf(server, corpus, plan.paths, call, plan.editsIn);
    if (corpus.snapshot() !== snapshot) throw changedMeanwhile();
    if (edits.length > 0) parts.push(await edit(server, corpus, { edits }));
  }
  return parts.length === 0 ? null : parts.reduce(united);
}

function trimmed(path: string): string {
  return path.replace(/\/+$/, "");
}

/** The edits of files whose texts are read one by one; so much at a time that other questions are answered in between. */
async function editsOf(
  server: Server,
  corpus: CorpusState,
  paths: readonly string[],
  { token, progress }: { readonly token: CancellationToken; progress: Call<void>["progress"] },
  editsIn: (path: string, text: string) => readonly FileEdit[] | Refusal,
): Promise<readonly FileEdit[]> {
  const slices = new Slices(server.pause);
  const edits: FileEdit[] = [];
  for (const [done, path] of paths.entries()) {
    await slices.next();
    if (token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, "The rename was given up.");
    progress("Renaming", done, paths.length);
    const text = await corpus.text(path);
    if (text === undefined)
      throw refusal({ refused: `The file ${path} cannot be read, and nothing was renamed.` });
    const answer = editsIn(path, text);
    if (isRefusal(answer)) throw refusal(answer);
    edits.push(...answer);
  }
  return edits;
}

async function edit({ session }: Server, corpus: CorpusState, changes: Changes): Promise<WorkspaceEdit> {
  try {
    return await toWorkspaceEdit(session.settings, corpus, changes);
  } catch (error) {
    if (error instanceof CannotChange) throw refusal({ refused: error.message });
    throw error;
  }
}

function changedMeanwhile(): ResponseError<void> {
  return new ResponseError(
    LSPErrorCodes.ContentModified,
    "Something changed while the uses were being gathered: try again.",
  );
}

/** Two edits of different files as one. */
function united(a: WorkspaceEdit, b: WorkspaceEdit): WorkspaceEdit {
  if (a.documentChanges === undefined || b.documentChanges === undefined)
    return { changes: { ...a.changes, ...b.changes } };
  const annotations = { ...a.changeAnnotations, ...b.changeAnnotations };
  return {
    documentChanges: [...a.documentChanges, ...b.documentChanges],
    ...(Object.keys(annotations).length === 0 ? {} : { changeAnnotations: annotations }),
  };
}
