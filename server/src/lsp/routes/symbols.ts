import { DocumentSymbolRequest, type SymbolInformation, WorkspaceSymbolRequest } from "vscode-languageserver";
import { documentSymbols } from "../../features/document-symbols.ts";
import { workspaceSymbols } from "../../features/workspace-symbols.ts";
import { type Route, route } from "../route.ts";
import { toDocumentSymbols, toWorkspaceSymbol } from "../symbols.ts";

/** The outline of a file, and what the corpora define. */
export const symbolRoutes: readonly Route[] = [
  route(
    DocumentSymbolRequest.type,
    { documentSymbolProvider: true },
    async ({ session }, { textDocument }) => {
      const asked = await session.ask(textDocument.uri);
      return asked === undefined
        ? null
        : toDocumentSymbols(session.settings, asked, documentSymbols(asked.corpus.snapshot(), asked.lowered));
    },
  ),

  route(
    WorkspaceSymbolRequest.type,
    { workspaceSymbolProvider: true },
    async ({ session, pause }, { query }, { token, send }) => {
      await session.ready();
      const found: SymbolInformation[] = [];
      for (const corpus of session.corpora()) {
        if (token.isCancellationRequested) break;
        const part = workspaceSymbols(corpus.snapshot(), query).map((symbol) =>
          toWorkspaceSymbol(session.settings, corpus, symbol),
        );
        if (send === undefined) found.push(...part);
        else if (part.length > 0) send(part);
        await pause();
      }
      return found;
    },
  ),
];
