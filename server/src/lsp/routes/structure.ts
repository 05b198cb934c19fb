import {
  DocumentLinkRequest,
  FoldingRangeKind,
  FoldingRangeRequest,
  LinkedEditingRangeRequest,
  type SelectionRange,
  SelectionRangeRequest,
} from "vscode-languageserver";
import { folds } from "../../features/folding.ts";
import { linkedEditing } from "../../features/linked-editing.ts";
import { links } from "../../features/links.ts";
import { selections } from "../../features/selection.ts";
import { offsetAt } from "../../text/units.ts";
import { rangerOf } from "../ranger.ts";
import { askedAt, type Route, route } from "../route.ts";
import { linesOfAsked } from "../session.ts";

/** What can be folded, selected, edited together and followed, by what the text is made of. */
export const structureRoutes: readonly Route[] = [
  route(FoldingRangeRequest.type, { foldingRangeProvider: true }, async ({ session }, { textDocument }) => {
    const asked = await session.ask(textDocument.uri);
    if (asked === undefined) return null;
    return folds(asked.lowered).map(({ startLine, endLine, kind }) =>
      kind === "comment" ? { startLine, endLine, kind: FoldingRangeKind.Comment } : { startLine, endLine },
    );
  }),

  route(
    SelectionRangeRequest.type,
    { selectionRangeProvider: true },
    async ({ session }, { textDocument, positions }) => {
      const asked = await session.ask(textDocument.uri);
      if (asked === undefined) return null;
      const { text } = asked.document;
      const { encoding } = session.settings;
      const lines = linesOfAsked(asked);
      const { range } = rangerOf(text, asked.lowered.facts, encoding);
      return positions.map((position): SelectionRange => {
        const chain = selections(asked.lowered, offsetAt(lines, position, encoding));
        const [last = { start: 0, end: text.length }, ...inner] = chain.toReversed();
        return inner.reduce<SelectionRange>((parent, one) => ({ range: range(one), parent }), {
          range: range(last),
        });
      });
    },
  ),

  route(LinkedEditingRangeRequest.type, { linkedEditingRangeProvider: true }, async (server, params) => {
    const asked = await askedAt(server, params);
    const linked = asked && linkedEditing(asked.lowered, asked.offset);
    if (asked === undefined || linked === undefined) return null;
    const { range } = rangerOf(asked.document.text, asked.lowered.facts, server.session.settings.encoding);
    return { ranges: linked.spans.map(range), wordPattern: linked.pattern };
  }),

  route(DocumentLinkRequest.type, { documentLinkProvider: {} }, async ({ session }, { textDocument }) => {
    const asked = await session.ask(textDocument.uri);
    if (asked === undefined) return null;
    const { range } = rangerOf(asked.document.text, asked.lowered.facts, session.settings.encoding);
    return links(asked.lowered).map(({ span, target, says }) => ({
      range: range(span),
      target,
      tooltip: says,
    }));
  }),
];
