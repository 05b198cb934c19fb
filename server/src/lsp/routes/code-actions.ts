import { CodeActionKind, CodeActionRequest } from "vscode-languageserver";
import { quickFixes } from "../fixes.ts";
import { type Route, route } from "../route.ts";

/** What can be done at a place. */
export const codeActionRoutes: readonly Route[] = [
  route(
    CodeActionRequest.type,
    { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } },
    async ({ session }, params) => {
      const asked = await session.ask(params.textDocument.uri);
      return asked === undefined ? null : quickFixes(session, asked, params);
    },
  ),
];
