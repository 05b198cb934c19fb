import { CodeActionRequest, CodeActionResolveRequest } from "vscode-languageserver";
import { ACTION_KINDS, codeActions } from "../code-actions.ts";
import { type Route, route } from "../route.ts";
import { resolvedAction } from "../wide-actions.ts";

/** What can be done at a place. */
export const codeActionRoutes: readonly Route[] = [
  route(
    CodeActionRequest.type,
    { codeActionProvider: { codeActionKinds: [...ACTION_KINDS], resolveProvider: true } },
    async ({ session }, params) => {
      const asked = await session.ask(params.textDocument.uri);
      return asked === undefined ? null : [...(await codeActions(session, asked, params))];
    },
  ),

  route(CodeActionResolveRequest.type, {}, (server, action, call) => resolvedAction(server, action, call)),
];
