import {
  DocumentDiagnosticRequest,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { type Route, route } from "../route.ts";

/** Findings for clients that ask for them; to others they are sent. */
export const diagnosticRoutes: readonly Route[] = [
  route(
    DocumentDiagnosticRequest.type,
    ({ pullsDiagnostics }) =>
      pullsDiagnostics
        ? {
            diagnosticProvider: {
              identifier: "attested",
              interFileDependencies: true,
              workspaceDiagnostics: true,
            },
          }
        : {},
    ({ diagnostics }, params) => diagnostics.ofDocument(params.textDocument.uri, params.previousResultId),
  ),

  route(WorkspaceDiagnosticRequest.type, {}, async ({ diagnostics }, params, { token, send }) => {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    await diagnostics.workspace.answer(params.previousResultIds, token, (part) => {
      if (send === undefined) for (const item of part) items.push(item);
      else send({ items: part });
    });
    return { items };
  }),
];
