import type { MarkdownIt, Token } from "markdown-it";
import type { Cards } from "../../../server/src/lsp/shared/cards.ts";
import { CardIndex } from "./cards.ts";
import { addRenderRules, showCards } from "./html.ts";
import type { Reading } from "./plugin.ts";
import { proseOf } from "./prose.ts";
import { addRules, readProse } from "./rules.ts";

/** The instances of markdown-it that have the rules. */
const ready = new WeakSet<MarkdownIt>();

/** The tokens of a source in which the marks are what they are. */
export function readMarked(md: MarkdownIt, { parse, source, environment }: Reading): Token[] {
  if (!ready.has(md)) {
    ready.add(md);
    addRules(md);
    addRenderRules(md);
  }
  // The plugin that most use leaves a rule of this name.
  const footnotes = md.renderer.rules["footnote_ref"] === undefined;
  return readProse(md, parse, proseOf(source, footnotes), { ...environment });
}

/** Has what is rendered in an environment show these cards. */
export function showMarked(environment: object, cards: Cards | undefined): void {
  showCards(environment, cards === undefined ? undefined : new CardIndex(cards));
}
