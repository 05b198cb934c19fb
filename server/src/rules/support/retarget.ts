import type { Snapshot } from "../../corpus/catalog.ts";
import { means, shortestTarget, targetOf } from "../../corpus/target-of.ts";
import type { Definition, Facts, Fix, TextEdit, Use } from "../../model/facts.ts";
import { slug } from "../../text/fold.ts";
import { quoted } from "../../text/quoted.ts";
import { type Span, span } from "../../text/span.ts";

/** An id that can stand bare wherever ids do: in a mention, an attribute list, a citation and YAML. */
const ANYWHERE = /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[-.:/+&](?=[\p{L}\p{N}_]))*$/u;

/** What may stand as a mention's target (docs/notation.md). */
const IN_MENTION = /^[^@#[\]\\|\s][^#[\]\\|\r\n]*$/;

/** Whether the use is a mention in double brackets, and not the long form or a link. */
function isShortMention(use: Use): boolean {
  return use.via === "mention" && use.origin === "text" && use.kind === undefined;
}

/** Whether a use is a mention in which readers see the target itself: `[[target]]`. */
export function isBare(use: Use): boolean {
  const { whole, surface } = use;
  return isShortMention(use) && surface !== undefined && whole.end - whole.start === surface.length + 4;
}

/**
 * The edit that makes a use name something else: an id or a name, and what follows `#` when that is given or was there.
 * Words that readers see stay where the article keeps a digest of its words, or `keep` asks for it; else a mention
 * without a surface shows its new target. Undefined where the target cannot be written there.
 */
export function retarget(
  facts: Facts,
  use: Use,
  target: string,
  { fragment = use.fragment, keep = facts.original !== undefined } = {},
): TextEdit | undefined {
  const { place, whole } = use;
  const written = fragment === undefined ? target : `${target}#${fragment}`;
  if (!isShortMention(use)) {
    if (target !== "" && !ANYWHERE.test(target)) return undefined;
    if (use.kind !== undefined) return { span: span(whole.end - 1, whole.end - 1), text: ` ref=${target}` };
    return { span: place, text: written };
  }
  if (target !== "" && !IN_MENTION.test(target)) return undefined;
  if (!keep || !isBare(use)) return { span: place, text: written };
  return { span: inside(whole), text: `${written}|${use.surface}` };
}

function inside({ start, end }: Span): Span {
  return span(start + 2, end - 2);
}

/**
 * How a use should write a definition: by its name where it wrote a name that readers see and no other bears it, else by
 * its id.
 */
export function targetFor(facts: Facts, snapshot: Snapshot, use: Use, definition: Definition): string {
  const { name } = definition;
  const shown = isBare(use) && facts.original === undefined && slug(use.target) !== use.target;
  const takesName = shown && IN_MENTION.test(name) && means(snapshot, name, definition, use);
  return takesName ? name : idFor(snapshot, use, definition);
}

/**
 * The id of a definition, with folders where another has the same id. Where even that is another's too, its name in a
 * mention, if nothing else bears it.
 */
export function idFor(snapshot: Snapshot, use: Use, definition: Definition): string {
  const { name } = definition;
  const target = shortestTarget(snapshot, definition, use);
  if (target !== undefined) return target;
  const takesName = isShortMention(use) && IN_MENTION.test(name) && means(snapshot, name, definition, use);
  return takesName ? name : targetOf(snapshot, definition, use);
}

/** One of several definitions that a use may name: how it is chosen, and what is written then. */
export interface Choice {
  readonly definition: Definition;
  readonly title: string;
  readonly edit: TextEdit | undefined;
}

/** The repairs that choose among definitions. Those for which the same would be written, as they share an id, are one. */
export function choices(offered: readonly Choice[]): readonly Fix[] {
  const byText = new Map<string, { readonly fix: Fix; readonly id: string; count: number }>();
  for (const { definition, title, edit } of offered) {
    if (edit === undefined) continue;
    const known = byText.get(edit.text);
    if (known === undefined)
      byText.set(edit.text, { fix: { title, edits: [edit] }, id: definition.id, count: 1 });
    else known.count++;
  }
  return [...byText.values()].map(({ fix, id, count }) =>
    count === 1 ? fix : { ...fix, title: `Use ${quoted(id)}, the id of ${count} definitions` },
  );
}
