import type { RenameFilesParams, WorkspaceEdit } from "vscode-languageserver";
import type { Catalog } from "../corpus/catalog.ts";
import { type Move, planMoves } from "../features/rename/moves.ts";
import {
  isRefusal,
  leavingNames,
  type Plan,
  planRename,
  renameIn,
  type Subject,
} from "../features/rename.ts";
import type { FileEdit } from "../model/changes.ts";
import type { CorpusState } from "./corpus-state.ts";
import { edit, gathered, refusal, unlessChanged, untilUnchanged } from "./gather.ts";
import { NameSearch } from "./name-search.ts";
import { readThrough } from "./read-through.ts";
import type { Call, Server } from "./route.ts";

/** What people are told while it goes on. */
const TITLE = "Renaming";

/**
 * Renames what was found in a corpus to other words; undefined where the corpus changed meanwhile, so that it must be found
 * anew. Throws a `ResponseError` where it is refused or given up.
 */
export function renamed(
  server: Server,
  corpus: CorpusState,
  subject: Subject,
  words: string,
  call: Pick<Call<void>, "token" | "progress">,
): Promise<WorkspaceEdit | undefined> {
  return unlessChanged(corpus, async (snapshot) => {
    const first = planRename(snapshot, subject, words);
    if (first === undefined) return {};
    if (isRefusal(first)) throw refusal(first);
    const { plan, searched } = await withNames(server, corpus, snapshot, first, call);
    const rest = {
      token: call.token,
      progress: (title: string, done: number, all: number) =>
        call.progress(title, searched + done, searched + all),
    };
    const edits = await gathered(server, corpus, plan.paths, TITLE, rest, (path, text) =>
      renameIn(snapshot, plan, path, text),
    );
    return edit(server, corpus, { edits, ...(plan.move === undefined ? {} : { move: [plan.move] }) });
  });
}

/**
 * The plan with what becomes of names that stand without a mark, which are looked for in the texts of the corpus, and in how
 * many files they were.
 */
async function withNames(
  { session, pause }: Server,
  corpus: CorpusState,
  snapshot: Catalog,
  plan: Plan,
  { token, progress }: Pick<Call<void>, "token" | "progress">,
): Promise<{ readonly plan: Plan; readonly searched: number }> {
  const { unmarked } = plan;
  if (unmarked === undefined) return { plan, searched: 0 };
  const search = new NameSearch(corpus, snapshot, [unmarked.definition]);
  const { length: searched } = search.paths;
  // All of them may have to be read once more, to be changed.
  const all = 2 * searched + plan.paths.length;
  const work = { token, progress: (title: string, done: number) => progress(title, done, all) };
  const changing: string[] = [];
  let isLeft = false;
  for await (const file of readThrough(corpus, search.paths, TITLE, work, pause)) {
    const document = search.documentIn(file);
    if (document === undefined || !unmarked.isLeftIn(document)) continue;
    isLeft = true;
    // A client that cannot ask whether words change leaves them as they are.
    if (session.settings.annotatesChanges && unmarked.editsIn(document).length > 0) changing.push(file.path);
  }
  return { plan: isLeft ? leavingNames(plan, changing) : plan, searched };
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
      // A folder that holds a corpus takes it along whole; from one corpus to another nothing keeps its meaning.
      const from = session.corpusAbove(oldUri);
      const to = session.corpusAbove(newUri);
      return from?.corpus === corpus && to?.corpus === corpus
        ? [{ from: trimmed(from.path), to: trimmed(to.path) }]
        : [];
    });
    if (moves.length === 0) continue;
    const edits = await following(server, corpus, moves, links, call);
    if (edits.length > 0) parts.push(await edit(server, corpus, { edits }));
  }
  return parts.length === 0 ? null : parts.reduce(united);
}

function following(
  server: Server,
  corpus: CorpusState,
  moves: readonly Move[],
  links: boolean,
  call: Pick<Call<void>, "token" | "progress">,
): Promise<readonly FileEdit[]> {
  return untilUnchanged(() =>
    unlessChanged(corpus, (snapshot) => {
      const plan = planMoves(snapshot, corpus.catalog.paths(), moves, links);
      return gathered(server, corpus, plan.paths, TITLE, call, plan.editsIn);
    }),
  );
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
