import type { WorkspaceEdit } from "vscode-languageserver";
import { type Chosen, isRefusal, planSplit, splitIn } from "../features/split.ts";
import type { Lowered } from "../model/lower.ts";
import { lowerFile } from "../model/lower-file.ts";
import { linesOf } from "../text/lines.ts";
import { span } from "../text/span.ts";
import { offsetAt } from "../text/units.ts";
import type { CorpusState } from "./corpus-state.ts";
import { changedMeanwhile, edit, gathered, refusal } from "./gather.ts";
import type { Call, Server } from "./route.ts";
import type { SplitParams } from "./shared.ts";

/** Splits places of a corpus off into a new definition. Throws a `ResponseError` where it is refused, given up, or too late. */
export async function split(
  server: Server,
  { locations, name }: SplitParams,
  call: Pick<Call<unknown>, "token" | "progress">,
): Promise<WorkspaceEdit> {
  const { session } = server;
  await session.ready();
  const { encoding } = session.settings;
  const read = new Map<string, Lowered>();
  const chosen: Chosen[] = [];
  let corpus: CorpusState | undefined;
  for (const { uri, range } of locations) {
    const placed = session.corpusAbove(uri);
    if (placed === undefined || (corpus !== undefined && placed.corpus !== corpus))
      throw refusal({ refused: "The chosen places do not lie in one corpus: choose those of one." });
    corpus = placed.corpus;
    const document = read.get(placed.path) ?? (await lowered(corpus, placed.path));
    read.set(placed.path, document);
    const lines = linesOf(document.marks.text);
    const at = span(offsetAt(lines, range.start, encoding), offsetAt(lines, range.end, encoding));
    chosen.push({ document, span: at });
  }
  if (corpus === undefined)
    throw refusal({ refused: "Nothing was chosen: choose the mentions that mean something else." });
  const own = corpus;
  const snapshot = own.snapshot();
  const plan = planSplit(snapshot, chosen, name);
  if (isRefusal(plan)) throw refusal(plan);
  const edits = await gathered(server, own, plan.paths, "Splitting off", call, (path, text) =>
    splitIn(snapshot, plan, path, text),
  );
  if (own.snapshot() !== snapshot) throw changedMeanwhile();
  return edit(server, own, { create: [plan.create], edits });
}

async function lowered(corpus: CorpusState, path: string): Promise<Lowered> {
  const text = await corpus.text(path);
  if (text === undefined)
    throw refusal({ refused: `The file ${path} cannot be read, and nothing was changed.` });
  return lowerFile(path, text, corpus.config);
}
