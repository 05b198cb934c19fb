import type { WorkspaceEdit } from "vscode-languageserver";
import { type Chosen, isRefusal, planSplit, splitIn } from "../features/split.ts";
import type { Lowered } from "../model/lower.ts";
import { lowerFile } from "../model/lower-file.ts";
import { spanOf } from "./convert.ts";
import type { CorpusState } from "./corpus-state.ts";
import { edit, gathered, readIn, refusal, unlessChanged, untilUnchanged } from "./gather.ts";
import type { Call, Server } from "./route.ts";
import { linesOfAsked, type Session } from "./session.ts";
import type { SplitParams } from "./shared/split.ts";

/**
 * Splits places of a corpus off into a new definition; anew where the corpus changes meanwhile. Throws a `ResponseError`
 * where it is refused or given up, where the corpus changes for too long, or a text in which places were chosen does.
 */
export async function split(
  server: Server,
  { locations, name, weakAlias }: SplitParams,
  call: Pick<Call<unknown>, "token" | "progress">,
): Promise<WorkspaceEdit> {
  const { session } = server;
  const texts = new Map<string, string>();
  for (const { uri } of locations) {
    const open = session.document(uri);
    if (open !== undefined) texts.set(uri, open.text);
  }
  await session.ready();
  return untilUnchanged(() => {
    const corpus = corpusOf(session, locations);
    return unlessChanged(corpus, async (snapshot) => {
      const chosen = await chosenIn(session, corpus, locations, texts);
      const plan = planSplit(snapshot, chosen, name, weakAlias);
      if (isRefusal(plan)) throw refusal(plan);
      const edits = await gathered(server, corpus, plan.paths, "Splitting off", call, (path, text) =>
        splitIn(snapshot, plan, path, text),
      );
      return edit(server, corpus, { create: [plan.create], edits });
    });
  });
}

type Locations = SplitParams["locations"];

/** The corpus in which all chosen places lie. */
function corpusOf(session: Session, locations: Locations): CorpusState {
  const [corpus, ...others] = new Set(locations.map(({ uri }) => session.corpusAbove(uri)?.corpus));
  if (locations.length === 0)
    throw refusal({ refused: "Nothing was chosen: choose the mentions that mean something else." });
  if (corpus === undefined || others.length > 0)
    throw refusal({ refused: "The chosen places do not lie in one corpus: choose those of one." });
  return corpus;
}

/**
 * The chosen places in their files, each of which is read once. `texts` are those in which they were chosen, by URI; those of
 * files that are read for the first time are added.
 */
async function chosenIn(
  session: Session,
  corpus: CorpusState,
  locations: Locations,
  texts: Map<string, string>,
): Promise<readonly Chosen[]> {
  const read = new Map<string, Lowered>();
  for (const uri of new Set(locations.map((one) => one.uri))) {
    const path = session.corpusAbove(uri)?.path ?? "";
    const text = await readIn(corpus, path);
    if ((texts.get(uri) ?? text) !== text)
      throw refusal({
        refused: `The text of ${path} changed meanwhile, and nothing was split off: choose the mentions again.`,
      });
    texts.set(uri, text);
    read.set(uri, lowerFile(path, text, corpus.config));
  }
  return locations.flatMap(({ uri, range }): readonly Chosen[] => {
    const document = read.get(uri);
    if (document === undefined) return [];
    return [
      { document, span: spanOf(range, linesOfAsked({ lowered: document }), session.settings.encoding) },
    ];
  });
}
