import { ProtocolRequestType } from "vscode-languageserver";
import { type Cards, cards } from "../../features/cards.ts";
import { type Route, route } from "../route.ts";
import { APPEARANCE, type Appearance, type AppearanceParams } from "../shared/appearance.ts";
import { CARDS, type CardsParams } from "../shared/cards.ts";

/** How an open file is to be shown, which the Language Server Protocol has no requests for: in our own client's editor and preview. */
export const shownRoutes: readonly Route[] = [
  route(
    new ProtocolRequestType<AppearanceParams, Appearance | null, never, void, void>(APPEARANCE),
    {},
    ({ appearances }, params) => appearances.of(params),
  ),

  route(
    new ProtocolRequestType<CardsParams, Cards | null, never, void, void>(CARDS),
    {},
    async ({ session, appearances }, { textDocument }) => {
      const asked = await session.ask(textDocument.uri);
      appearances.note();
      return asked === undefined ? null : cards(asked.corpus.snapshot(), asked.lowered);
    },
  ),
];
