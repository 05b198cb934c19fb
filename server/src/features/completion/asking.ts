import type { Snapshot } from "../../corpus/catalog.ts";
import { implicitMentions } from "../../corpus/implicit.ts";
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
}

/** How near something is that is already named in the file: in the paragraph at the cursor, or elsewhere. */
export type Near = "paragraph" | "file";

/** Where something is to be completed. */
export interface Asking extends Edge {
  readonly snapshot: Snapshot;
  readonly document: Lowered;
  readonly offset: number;
  /** What the file already names, but for the name at the cursor. */
  near(): ReadonlyMap<Definition, Near>;
}

/** How many different names of a file are looked up. */
const MOST_NAMES = 500;

/** What completion works with at an offset (UTF-16). */
export function askingAt(snapshot: Snapshot, document: Lowered, offset: number, edge: Edge): Asking {
  let near: ReadonlyMap<Definition, Near> | undefined;
  return {
    ...edge,
    snapshot,
    document,
    offset,
    near() {
      near ??= nearIn(snapshot, document, offset);
      return near;
    },
  };
}

function nearIn(snapshot: Snapshot, document: Lowered, offset: number): ReadonlyMap<Definition, Near> {
  const found = new Map<Definition, Near>();
  const paragraph = paragraphAt(document, offset);
  const looked = new Map<string, Near>();
  for (const use of document.facts.uses) {
    if (looked.size === MOST_NAMES) break;
    if (touches(use.whole, offset) && use.origin === "text") continue;
    if (touches(use.place, offset)) continue;
    const how = paragraph !== undefined && touches(paragraph, use.place.start) ? "paragraph" : "file";
    const key = `${use.wanted} ${use.kind ?? ""} ${use.target}`;
    const known = looked.get(key);
    if (known === how || known === "paragraph") continue;
    looked.set(key, how);
    const { definitions } = snapshot.resolve(use);
    const [only] = definitions;
    if (only !== undefined && definitions.length === 1) found.set(only, how);
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
