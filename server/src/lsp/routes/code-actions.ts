import { CodeActionRequest } from "vscode-languageserver";
import { ACTION_KINDS, codeActions } from "../code-actions.ts";
import { type Route, route } from "../route.ts";

/** What can be done at a place. */
export const codeActionRoutes: readonly Route[] = [
  route(
    CodeActionRequest.type,
    { codeActionProvider: { codeActionKinds: [...ACTION_KINDS] } },
    async ({ session }, params) => {
      const asked = await session.ask(params.textDocument.uri);
      return asked === undefined ? null : [...(await codeActions(session, asked, params))];
    },
  ),
];
