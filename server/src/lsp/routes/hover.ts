import { HoverRequest, MarkupKind } from "vscode-languageserver";
import { hover } from "../../features/hover.ts";
import { RULES } from "../../rules/all.ts";
import { rangeOf } from "../convert.ts";
import { passageLinker } from "../passage-links.ts";
import { askedAt, route } from "../route.ts";

export const hoverRoute = route(HoverRequest.type, { hoverProvider: true }, async (server, params) => {
  const asked = await askedAt(server, params);
  if (asked === undefined) return null;
  const { settings } = server.session;
  const linker = passageLinker(settings, asked.corpus);
  const found = hover(asked.corpus.snapshot(), asked.lowered, asked.offset, linker, RULES);
  if (found === undefined) return null;
  const range = rangeOf(found.span, asked.lowered.facts, settings.encoding, asked.document.text);
  return { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range };
});
