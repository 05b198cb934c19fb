import type { Snapshot } from "../../corpus/catalog.ts";
import { implicitMentions } from "../../corpus/implicit.ts";
import { perTarget } from "../../corpus/resolver.ts";
import type { CivilDay } from "../../model/date/calendar.ts";
import type { Definition } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { each, Kind } from "../../syntax/marks.ts";
import { type Span, span, touches } from "../../text/span.ts";

/** What only the edge knows. */
export interface Edge {
  /** The day on which somebody writes, where they are. */
  readonly today?: CivilDay;
  /** The names of all rules, with a sentence on each. */
  readonly rules?: readonly { readonly code: string; readonly summary: string }[];
  /**
   * Whether the editor fills in snippets, and can change what stands directly beside an item's text: then quotation marks with
   * nothing in them may come from a snippet, and go.
   */
  readonly fillsIn?: boolean;
}

/**
 * Why there are completions: somebody asked or a word was typed, which editors do not tell apart; more was typed, and the list
 * before was not whole; or a sign was typed.
 */
export type Asked = "invoked" | "more" | "character";

/** How near something is that is already named in the file: in the paragraph at the cursor, or elsewhere. */
export type Near = "paragraph" | "file";

/** Where something is to be completed. */
export interface Asking extends Edge {
  readonly snapshot: Snapshot;
  readonly document: Lowered;
  readonly offset: number;
  readonly asked: Asked;
  /** What the file already names, but for the name at the cursor. */
  near(): ReadonlyMap<Definition, Near>;
}

/** How many different names of a file are looked up. */
const MOST_NAMES = 500;

/** What completion works with at an offset (UTF-16). */
export function askingAt(
  snapshot: Snapshot,
  document: Lowered,
  offset: number,
  asked: Asked,
  edge: Edge,
): Asking {
  let near: ReadonlyMap<Definition, Near> | undefined;
  return {
    ...edge,
    snapshot,
    document,
    offset,
    asked,
    near() {
      near ??= nearIn(snapshot, document, offset);
      return near;
    },
  };
}

function nearIn(snapshot: Snapshot, document: Lowered, offset: number): ReadonlyMap<Definition, Near> {
  const found = new Map<Definition, Near>();
  const paragraph = paragraphAt(document, offset);
  const meant = perTarget((use) => snapshot.resolve(use).definitions, { most: MOST_NAMES, beyond: [] });
  for (const use of document.facts.uses) {
    if (touches(use.place, offset) || (touches(use.whole, offset) && use.origin === "text")) continue;
    const [only, other] = meant(use);
    if (only === undefined || other !== undefined || found.get(only) === "paragraph") continue;
    const isNear = paragraph !== undefined && touches(paragraph, use.place.start);
    found.set(only, isNear ? "paragraph" : "file");
  }
  if (paragraph === undefined) return found;
  for (const { span: at, definition } of implicitMentions(snapshot, document, span(offset, offset)))
    if (!touches(at, offset)) found.set(definition, "paragraph");
  return found;
}

function paragraphAt({ marks }: Lowered, offset: number): Span | undefined {
  for (const paragraph of each(marks, Kind.Paragraph))
    if (touches(paragraph.span, offset)) return paragraph.span;
  return undefined;
}
