import type { Snapshot } from "../corpus/catalog.ts";
import type { Definition, Facts } from "../model/facts.ts";
import { articleLines, sourceLines } from "./card/cited.ts";
import { compared } from "./card/compared.ts";
import { countsLine } from "./card/counts.ts";
import { entityLines } from "./card/entity.ts";
import { kindWords } from "./card/kind.ts";
import type { CardOptions } from "./card/options.ts";
import { type Bullet, block, bullets, inline, MOST_NAMES, paragraphs, some } from "./card/text.ts";
import { fieldTexts } from "./card/values.ts";

export { claimCard } from "./card/claim.ts";
export type { CardOptions, Linker } from "./card/options.ts";

/** How much of the body and of a remark a card shows (UTF-16 units). */
const LONGEST_SUMMARY = 280;
const LONGEST_NOTE = 160;

/** How a definition's card is made. */
export interface DefinitionCardOptions extends CardOptions {
  /** The facts of its file, where they may be newer than the snapshot's. */
  readonly facts?: Facts;
}

/**
 * The card of a definition, as Markdown that also reads as plain text: name and kind, what matters for the kind, other
 * names, the first lines of its body, what claims say of it beside what it says itself and where they quarrel (before the
 * body where they do, because editors show no more than a dozen lines at once), and how often it is mentioned or cited.
 * Its length is bounded whatever the corpus holds, and no value of the corpus can be taken for mark-up in it.
 */
export function definitionCard(
  snapshot: Snapshot,
  definition: Definition,
  options: DefinitionCardOptions = {},
): string {
  const { summary } = definition;
  const [note] = fieldTexts(definition, "note");
  const claims = compared(snapshot, definition, options.linker);
  const body = block(inline(summary, LONGEST_SUMMARY));
  return paragraphs(
    `**${inline(definition.name) || "Without a name"}** — ${kindWords(definition)}`,
    bullets([
      ...kindLines(snapshot, definition, options, claims?.told ?? NONE),
      ...aliasLine(definition),
      ...(note === undefined ? [] : [`Note: ${inline(note, LONGEST_NOTE)}`]),
    ]),
    ...(claims?.quarrels === true ? [claims.markdown, body] : [body, claims?.markdown]),
    countsLine(snapshot, definition),
  );
}

const NONE: ReadonlySet<string> = new Set();

function kindLines(
  snapshot: Snapshot,
  definition: Definition,
  { facts = snapshot.facts(definition.path), asOf }: DefinitionCardOptions,
  told: ReadonlySet<string>,
): readonly Bullet[] {
  switch (definition.kind) {
    case "note":
      return [];
    case "source":
      return sourceLines(snapshot, definition);
    case "article":
      return [...sourceLines(snapshot, definition), ...(facts === undefined ? [] : articleLines(facts))];
    default:
      return entityLines(snapshot, definition, asOf, told);
  }
}

function aliasLine({ names, name }: Definition): readonly Bullet[] {
  const aliases = names.filter((one) => !one.weak && one.text !== name);
  if (aliases.length === 0) return [];
  const shown = aliases.slice(0, MOST_NAMES).map((alias) => inline(alias.text));
  return [`Also known as: ${some(shown, aliases.length)}`];
}
