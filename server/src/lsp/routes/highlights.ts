import { DocumentHighlightKind, DocumentHighlightRequest } from "vscode-languageserver";
import { highlights } from "../../features/highlights.ts";
import { rangerOf } from "../ranger.ts";
import { askedAt, route } from "../route.ts";

const KIND = {
  write: DocumentHighlightKind.Write,
  read: DocumentHighlightKind.Read,
  text: DocumentHighlightKind.Text,
} as const;

export const highlightRoute = route(
  DocumentHighlightRequest.type,
  { documentHighlightProvider: true },
  async (server, params) => {
    const asked = await askedAt(server, params);
    if (asked === undefined) return null;
    const { range } = rangerOf(asked.document.text, asked.lowered.facts, server.session.settings.encoding);
    const found = highlights(asked.corpus.snapshot(), asked.lowered, asked.offset);
    return found.map(({ span, kind }) => ({ range: range(span), kind: KIND[kind] }));
  },
);
