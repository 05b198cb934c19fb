import { type InlayHint, InlayHintRequest, InlayHintResolveRequest, MarkupKind } from "vscode-languageserver";
import { type Hint, hintCard, inlayHints } from "../../features/inlay-hints.ts";
import { locationOf, spanOf } from "../convert.ts";
import { passageLinker } from "../passage-links.ts";
import { rangerOf } from "../ranger.ts";
import { type Route, route } from "../route.ts";
import { linesOfAsked } from "../session.ts";

/** What a hint carries to the client and back: of what its card is to be shown, and in which version of the text. */
interface HintData {
  readonly uri: string;
  readonly version: number;
  readonly at: number;
  readonly about: Hint["about"];
}

/** Words shown behind marks, and the card of one that is looked at. */
export const inlayHintRoutes: readonly Route[] = [
  route(
    InlayHintRequest.type,
    ({ resolvesHints }) => ({ inlayHintProvider: { resolveProvider: resolvesHints } }),
    async (server, { textDocument, range }) => {
      const { session } = server;
      const asked = await session.ask(textDocument.uri);
      if (asked === undefined) return null;
      const { corpus, document, lowered } = asked;
      const { encoding } = session.settings;
      const within = spanOf(range, linesOfAsked(asked), encoding);
      const { inlayHints: wishes, conceal: concealed } = server.options();
      const hints = inlayHints(corpus.snapshot(), lowered, within, { ...wishes, concealed });
      const { position } = rangerOf(document.text, lowered.facts, encoding);
      return hints.map(({ at, about, parts }): InlayHint => {
        const data: HintData = { uri: document.uri, version: document.version, at, about };
        const label = parts.map(({ text, target }) => ({
          value: text,
          ...(target === undefined
            ? {}
            : { location: locationOf(corpus, target.path, target.place, encoding) }),
        }));
        return { position: position(at), label, paddingLeft: true, data };
      });
    },
  ),

  route(InlayHintResolveRequest.type, {}, async ({ session }, hint) => {
    const data: unknown = hint.data;
    if (!isHintData(data)) return hint;
    const asked = await session.ask(data.uri);
    if (asked?.document.version !== data.version) return hint;
    const { corpus, lowered } = asked;
    const card = hintCard(corpus.snapshot(), lowered, data, passageLinker(session.settings, corpus));
    return card === undefined ? hint : { ...hint, tooltip: { kind: MarkupKind.Markdown, value: card } };
  }),
];

function isHintData(data: unknown): data is HintData {
  if (typeof data !== "object" || data === null) return false;
  const { uri, version, at, about } = data as Record<string, unknown>;
  return (
    typeof uri === "string" &&
    typeof version === "number" &&
    typeof at === "number" &&
    (about === "date" || about === "entity" || about === "claim")
  );
}
