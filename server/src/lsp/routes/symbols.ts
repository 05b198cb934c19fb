import { DocumentSymbolRequest, WorkspaceSymbolRequest } from "vscode-languageserver";
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
        : toDocumentSymbols(session.settings, asked, documentSymbols(asked.lowered));
    },
  ),

  route(WorkspaceSymbolRequest.type, { workspaceSymbolProvider: true }, async ({ session }, { query }) => {
    await session.ready();
    return [...session.corpora()].flatMap((corpus) =>
      workspaceSymbols(corpus.snapshot(), query).map((symbol) =>
        toWorkspaceSymbol(session.settings, corpus.root, symbol),
      ),
    );
  }),
];
