import {
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from "vscode-languageserver";
import { semanticTokens } from "../../features/semantic-tokens.ts";
import type { Span } from "../../text/span.ts";
import { spanOf } from "../convert.ts";
import { rangerOf } from "../ranger.ts";
import { type Route, route } from "../route.ts";
import { encodeTokens, LastTokens, LEGEND } from "../semantic-tokens.ts";
import { type Asked, linesOfAsked, type Session } from "../session.ts";

const memories = new WeakMap<Session, LastTokens>();

function lastTokens(session: Session): LastTokens {
  const known = memories.get(session) ?? new LastTokens(session);
  memories.set(session, known);
  return known;
}

function tokensOf(session: Session, asked: Asked, within?: Span): number[] {
  const ranger = rangerOf(asked.document.text, asked.lowered.facts, session.settings.encoding);
  return encodeTokens(semanticTokens(asked.corpus.snapshot(), asked.lowered, within), ranger);
}

/** What the words of a file are, for clients that colour by meaning. */
export const semanticTokenRoutes: readonly Route[] = [
  route(
    SemanticTokensRequest.type,
    { semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true } },
    async ({ session }, { textDocument: { uri } }) => {
      const asked = await session.ask(uri);
      return asked === undefined ? null : lastTokens(session).full(uri, tokensOf(session, asked));
    },
  ),

  route(
    SemanticTokensDeltaRequest.type,
    {},
    async ({ session }, { textDocument: { uri }, previousResultId }) => {
      const asked = await session.ask(uri);
      return asked === undefined
        ? null
        : lastTokens(session).delta(uri, previousResultId, tokensOf(session, asked));
    },
  ),

  route(SemanticTokensRangeRequest.type, {}, async ({ session }, { textDocument, range }) => {
    const asked = await session.ask(textDocument.uri);
    if (asked === undefined) return null;
    const within = spanOf(range, linesOfAsked(asked), session.settings.encoding);
    return { data: tokensOf(session, asked, within) };
  }),
];
