import { CompletionRequest, CompletionResolveRequest, CompletionTriggerKind } from "vscode-languageserver";
import type { Asked } from "../../features/completion/asking.ts";
import { completion } from "../../features/completion.ts";
import type { CivilDay } from "../../model/date/calendar.ts";
import { RULES } from "../../rules/all.ts";
import { completionCard, completionItem } from "../completion-items.ts";
import { askedAt, type Route, route } from "../route.ts";
import type { Settings } from "../settings.ts";

/** The day it is where the server runs. */
function today(): CivilDay {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}

/** Whether quotation marks may come from a snippet, and go. */
function fillsIn({ insertsSnippets, editsBesideItems }: Settings): boolean {
  return insertsSnippets && editsBesideItems;
}

function askedBy(kind: CompletionTriggerKind | undefined): Asked {
  if (kind === CompletionTriggerKind.TriggerCharacter) return "character";
  return kind === CompletionTriggerKind.TriggerForIncompleteCompletions ? "more" : "invoked";
}

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
      const { items, isIncomplete } = completion(
        asked.corpus.snapshot(),
        asked.lowered,
        asked.offset,
        askedBy(params.context?.triggerKind),
        { today: today(), rules: RULES, fillsIn: fillsIn(server.session.settings) },
      );
      return {
        isIncomplete,
        items: items.map((item) => completionItem(server.session.settings, asked, item)),
      };
    },
  ),

  route(CompletionResolveRequest.type, {}, (server, item) => completionCard(server.session, item)),
];
