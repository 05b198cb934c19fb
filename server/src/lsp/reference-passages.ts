import type { Snapshot } from "../corpus/catalog.ts";
import type { Reference } from "../features/references.ts";
import type { Facts, Place } from "../model/facts.ts";
import { type Lines, lineSpan, linesOf } from "../text/lines.ts";
import { span, trimmed } from "../text/span.ts";
import { locationOf } from "./convert.ts";
import type { CorpusState } from "./corpus-state.ts";
import type { Settings } from "./settings.ts";
import type { Passage } from "./shared/references.ts";

/** How much of a long line is shown before a place, and from its start on (UTF-16 units). */
const BEFORE = 20;
const FROM = 180;

/** Shows places of one corpus as passages. */
export class Passages {
  private readonly shown = new Map<Reference, Passage>();

  constructor(
    private readonly settings: Settings,
    private readonly corpus: CorpusState,
    private readonly snapshot: Snapshot,
  ) {}

  /** Shows places in one file, whose text need not be kept any longer then. */
  read(text: string, references: readonly Reference[]): void {
    if (references.length === 0) return;
    const lines = linesOf(text);
    for (const one of references) this.shown.set(one, this.passageOf(one, lines));
  }

  /** A place as it was shown; one of a file that could not be read has no line. */
  of(reference: Reference): Passage {
    return this.shown.get(reference) ?? this.passageOf(reference, linesOf(""));
  }

  private passageOf({ path, place, claim }: Reference, lines: Lines): Passage {
    const location = locationOf(this.corpus, path, place, this.settings.encoding);
    const facts = this.snapshot.facts(path);
    const words = claim === undefined ? undefined : facts?.claims[claim]?.words;
    return {
      ...location,
      ...lineAround(lines, place),
      title: titleOf(facts, path),
      ...(words === undefined ? {} : { claim: words }),
    };
  }
}

/** The line in which a place starts, without white space at its ends and not too long, and where in it the place is. */
function lineAround(lines: Lines, place: Place): Pick<Passage, "line" | "from" | "to"> {
  const { text } = lines;
  const whole = place.start > text.length ? span(0, 0) : trimmed(text, lineSpan(lines, place.line));
  const first = Math.max(whole.start, Math.min(place.start, whole.end));
  const last = Math.max(first, Math.min(place.end, whole.end));
  const start = first - whole.start > BEFORE ? wordFrom(text, first - BEFORE, first) : whole.start;
  const end = whole.end - first > FROM ? wordUpTo(text, first + FROM, last) : whole.end;
  const [before, behind] = [start > whole.start ? "…" : "", end < whole.end ? "…" : ""];
  const from = first - start + before.length;
  return { line: before + text.slice(start, end) + behind, from, to: from + last - first };
}

/** Behind the next space, so that no word is cut; `limit` where there is none before it. */
function wordFrom(text: string, at: number, limit: number): number {
  const space = text.indexOf(" ", at);
  return space < 0 || space >= limit ? limit : space + 1;
}

/** Before the last space; `limit` where there is none behind it. */
function wordUpTo(text: string, at: number, limit: number): number {
  const space = text.lastIndexOf(" ", at);
  return space < limit ? limit : space;
}

/** What people call a file: what it defines, or its path where that is several things. */
export function titleOf(facts: Facts | undefined, path: string): string {
  const [only, other] = facts?.definitions ?? [];
  return only === undefined || other !== undefined ? path : only.name;
}
