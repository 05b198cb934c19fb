import { type CodeAction, CodeActionKind, type Command, type WorkspaceEdit } from "vscode-languageserver";
import {
  type CitePlace,
  cite,
  citeNew,
  citePlaceAt,
  folderOfSources,
  isRefusal,
  sourcesToCite,
} from "../features/cite.ts";
import { scalarOf } from "../syntax/tree.ts";
import { quotedUpTo } from "../text/quoted.ts";
import { span } from "../text/span.ts";
import { commandAt } from "./client-commands.ts";
import { rangeOf } from "./convert.ts";
import { edit, refusal } from "./gather.ts";
import { definitionNamed } from "./named.ts";
import { type AskedAt, askedAt, type Server } from "./route.ts";
import type { Asked, Session } from "./session.ts";
import type { CiteChoice, CiteChoiceParams, CiteNewParams, CiteParams, CiteSource } from "./shared/cite.ts";

/** How many sources people are shown at once; by what they type the others are found. */
const MOST = 1000;

/** How much of a claim's words a heading repeats (UTF-16 units). */
const LONGEST = 60;

/** What can be cited at a position. Throws a `ResponseError` where nothing can be. */
export async function citeChoice(server: Server, params: CiteChoiceParams): Promise<CiteChoice | null> {
  const asked = await askedAt(server, params);
  if (asked === undefined) return null;
  const place = placeAt(asked);
  const { corpus, lowered } = asked;
  const snapshot = corpus.snapshot();
  const { text = "" } = params;
  const { sources, more } = sourcesToCite(snapshot, lowered.facts, place, text, MOST);
  const makes = server.session.settings.fileOperations.has("create");
  return {
    kind: place.kind,
    words: quotedUpTo(LONGEST, place.words),
    sources: sources.map(
      ({ definition, imprint: { authors, year, publishers }, here, cited }): CiteSource => {
        const { path, id, name, kind, fields } = definition;
        const tier = scalarOf(fields, "tier")?.text;
        return {
          ...{ path, id, title: name, authors, publishers },
          ...(year === undefined ? {} : { year }),
          ...(tier === undefined || tier === "" ? {} : { tier }),
          ...(kind === "article" ? { article: true } : {}),
          ...(here ? { here } : {}),
          ...(cited ? { cited } : {}),
        };
      },
    ),
    more,
    ...(makes ? { folder: folderOfSources(snapshot, lowered) } : {}),
  };
}

/** The edit that cites a source of the corpus. Throws a `ResponseError` where it is refused, or too late. */
export async function cited(server: Server, params: CiteParams): Promise<WorkspaceEdit | null> {
  const asked = await askedAt(server, params);
  if (asked === undefined) return null;
  const { corpus, lowered } = asked;
  const place = stillAt(asked, params.version);
  const changes = cite(corpus.snapshot(), lowered, place, definitionNamed(corpus, params.source));
  if (isRefusal(changes)) throw refusal(changes);
  return edit(server, corpus, changes);
}

/** The edit that cites a new source and makes its file. Throws a `ResponseError` where it is refused, or too late. */
export async function citedNew(server: Server, params: CiteNewParams): Promise<WorkspaceEdit | null> {
  const asked = await askedAt(server, params);
  if (asked === undefined) return null;
  const { corpus, lowered } = asked;
  const changes = citeNew(corpus.snapshot(), lowered, stillAt(asked, params.version), params.title);
  if (isRefusal(changes)) throw refusal(changes);
  return edit(server, corpus, changes);
}

function placeAt({ lowered, offset }: AskedAt): CitePlace {
  const place = citePlaceAt(lowered, offset);
  if (place !== undefined) return place;
  throw refusal({
    refused: "Nothing here can cite a source: put the cursor on a claim, a quote or a sentence.",
  });
}

/** The place at a position of a text that must be as it was when people began to choose. */
function stillAt(asked: AskedAt, version: number): CitePlace {
  if (asked.document.version !== version)
    throw refusal({
      refused: "The text changed while a source was being chosen, and nothing was cited: try again.",
    });
  return placeAt(asked);
}

/** The client's command that lets people choose among all sources, at an offset; undefined where it has none. */
export function citeCommand(
  { settings }: Session,
  { document, lowered }: Asked,
  offset: number,
): Command | undefined {
  const { start } = rangeOf(span(offset, offset), lowered.facts, settings.encoding, document.text);
  return commandAt(settings, "cite", TITLE, document.uri, start);
}

/** It as an action, where something at the offset can cite a source. */
export function citeAction(session: Session, asked: Asked, offset: number): readonly CodeAction[] {
  const command = citeCommand(session, asked, offset);
  if (command === undefined || citePlaceAt(asked.lowered, offset) === undefined) return [];
  return [{ title: TITLE, kind: CodeActionKind.RefactorRewrite, command }];
}

const TITLE = "Cite a source…";
