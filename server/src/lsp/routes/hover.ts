import { HoverRequest, MarkupKind } from "vscode-languageserver";
import { hover } from "../../features/hover.ts";
import { rangeOf } from "../convert.ts";
import { askedAt, route } from "../route.ts";

export const hoverRoute = route(HoverRequest.type, { hoverProvider: true }, async (server, params) => {
  const asked = await askedAt(server, params);
  if (asked === undefined) return null;
  const found = hover(asked.corpus.snapshot(), asked.lowered, asked.offset);
  if (found === undefined) return null;
  const { encoding } = server.session.settings;
  const range = rangeOf(found.span, asked.lowered.facts, encoding, asked.document.text);
  return { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range };
});
