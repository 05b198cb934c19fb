import { CompletionRequest, CompletionResolveRequest, CompletionTriggerKind } from "vscode-languageserver";
import { completion } from "../../features/completion.ts";
import { completionCard, completionItem } from "../completion-items.ts";
import { askedAt, type Route, route } from "../route.ts";

/** What can be typed, and the card of an item that is looked at. */
export const completionRoutes: readonly Route[] = [
  route(
    CompletionRequest.type,
    ({ resolvesCompletion }) => ({
      completionProvider: {
        triggerCharacters: ["[", "@", "|", "#", "{", ".", "=", ";", '"'],
        resolveProvider: resolvesCompletion,
      },
    }),
    async (server, params) => {
      const asked = await askedAt(server, params);
      if (asked === undefined) return null;
      const typedSign = params.context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
      const { items, isIncomplete } = completion(
        asked.corpus.snapshot(),
        asked.lowered,
        asked.offset,
        typedSign ? "character" : "invoked",
      );
      return {
        isIncomplete,
        items: items.map((item) => completionItem(server.session.settings, asked, item)),
      };
    },
  ),

  route(CompletionResolveRequest.type, {}, (server, item) => completionCard(server.session, item)),
];
