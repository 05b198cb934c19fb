import type { RenameFilesParams, WorkspaceEdit } from "vscode-languageserver";
import { type Move, planMoves } from "../features/rename/moves.ts";
import { isRefusal, planRename, renameIn, type Subject } from "../features/rename.ts";
import type { Changes, FileEdit } from "../model/changes.ts";
import type { CorpusState } from "./corpus-state.ts";
import { edit, gathered, refusal, untilUnchanged } from "./gather.ts";
import type { Call, Server } from "./route.ts";
import { pathBelow } from "./uris.ts";

/**
 * Renames what was found in a corpus to other words; undefined where the corpus changed meanwhile, so that it must be found
 * anew. Throws a `ResponseError` where it is refused or given up.
 */
export async function renamed(
  server: Server,
  corpus: CorpusState,
  subject: Subject,
  words: string,
  call: Pick<Call<void>, "token" | "progress">,
): Promise<WorkspaceEdit | undefined> {
  const snapshot = corpus.snapshot();
  const plan = planRename(snapshot, subject, words);
  if (plan === undefined) return {};
  if (isRefusal(plan)) throw refusal(plan);
  const edits = await gathered(server, corpus, plan.paths, "Renaming", call, (path, text) =>
    renameIn(snapshot, plan, path, text),
  );
  const changes: Changes = { edits, ...(plan.move === undefined ? {} : { move: [plan.move] }) };
  if (corpus.snapshot() !== snapshot) return undefined;
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
    const edits = await following(server, corpus, moves, links, call);
    if (edits.length > 0) parts.push(await edit(server, corpus, { edits }));
  }
  return parts.length === 0 ? null : parts.reduce(united);
}

async function following(
  server: Server,
  corpus: CorpusState,
  moves: readonly Move[],
  links: boolean,
  call: Pick<Call<void>, "token" | "progress">,
): Promise<readonly FileEdit[]> {
  return untilUnchanged(async () => {
    const snapshot = corpus.snapshot();
    const plan = planMoves(snapshot, corpus.catalog.paths(), moves, links);
    const edits = await gathered(server, corpus, plan.paths, "Renaming", call, plan.editsIn);
    return corpus.snapshot() === snapshot ? edits : undefined;
  });
}

function trimmed(path: string): string {
  return path.replace(/\/+$/, "");
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
