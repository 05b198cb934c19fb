import type { Heading } from "../model/facts.ts";
import { type Span, span, trimmed } from "../text/span.ts";

/** A heading with what stands under it. */
export interface Section {
  readonly heading: Heading;
  /** From the heading to the last word before the next heading of its level or above (UTF-16). */
  readonly span: Span;
}

/** The sections of a text, in the order of their headings; deeper ones lie in those around them. */
export function sectionsOf(text: string, headings: readonly Heading[]): readonly Section[] {
  const starts: number[] = [];
  return headings
    .toReversed()
    .map((heading): Section => {
      const { level, place } = heading;
      const next = Math.min(
        text.length,
        ...starts.slice(1, level + 1).filter((start) => start !== undefined),
      );
      const whole = trimmed(text, span(place.start, next));
      starts[level] = place.start;
      return { heading, span: span(place.start, Math.max(whole.end, place.end)) };
    })
    .reverse();
}
