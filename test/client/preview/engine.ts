import MarkdownIt, { type MarkdownItOptions, type StateBlock } from "markdown-it";
import * as marked from "../../../client/src/preview/marked.ts";
import { extendMarkdownIt } from "../../../client/src/preview/plugin.ts";
import type { Cards } from "../../../server/src/lsp/shared/cards.ts";

/** Documents whose URI begins so belong to a corpus. */
const CORPUS = "file:///corpus/";

/** A markdown-it as VS Code makes one for its preview, with what a plugin does to it. */
export function plainEngine(
  options: MarkdownItOptions = {},
  extend: (md: MarkdownIt) => MarkdownIt = (md) => md,
): MarkdownIt {
  const md = extend(new MarkdownIt({ html: true, linkify: true, ...options }));
  md.linkify.set({ fuzzyLink: false });
  const interrupts = { alt: ["paragraph", "reference", "blockquote", "list"] };
  md.block.ruler.before("fence", "front_matter", frontMatter, interrupts);
  md.renderer.rules["front_matter"] = (tokens, at) =>
    `<pre>${md.utils.escapeHtml(tokens[at]?.content ?? "")}</pre>\n`;
  md.core.ruler.push("source_map", ({ tokens }) => {
    for (const token of tokens) if (token.map !== null) token.attrSet("data-line", String(token.map[0]));
  });
  return md;
}

/** The same with the plugin, for documents in a corpus with these cards; what fails is thrown. */
export function markedEngine(cards?: Cards, options: MarkdownItOptions = {}): MarkdownIt {
  return plainEngine(options, (md) =>
    extendMarkdownIt(md, {
      shown: (uri) => (uri.startsWith(CORPUS) ? { marked, cards } : undefined),
      failed(_uri, error) {
        throw error;
      },
    }),
  );
}

/** Renders as VS Code does: it reads without saying of which document, keeps what it read, and renders that. */
export function render(md: MarkdownIt, source: string, document = `${CORPUS}articles/case.md`): string {
  const tokens = md.parse(source, { currentDocument: undefined, containingImages: new Set() });
  const environment = { containingImages: new Set(), currentDocument: { toString: () => document } };
  return md.renderer.render(tokens, { ...md.options }, environment);
}

/** VS Code's own reading of front matter. */
function frontMatter(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const lineAt = (line: number): string => state.src.slice(state.bMarks[line], state.eMarks[line]).trimEnd();
  if (start !== 0 || state.tShift[start] !== 0 || lineAt(start) !== "---") return false;
  let close = start + 1;
  while (close < end && (state.tShift[close] !== 0 || lineAt(close) !== "---")) close++;
  if (close >= end) return false;
  if (silent) return true;
  const token = state.push("front_matter", "", 0);
  token.content = state.src.slice(state.bMarks[start + 1], state.bMarks[close]).trimEnd();
  token.map = [start, close + 1];
  state.line = close + 1;
  return true;
}
