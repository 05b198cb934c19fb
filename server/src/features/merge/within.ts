import { firstWhere } from "../../text/halving.ts";
import { contains, merged, type Span } from "../../text/span.ts";

/** Says of a span whether it lies within one of those that are given, or within several that touch. */
export function within(spans: readonly Span[]): (one: Span) => boolean {
  const all = merged(spans);
  return (one) => {
    const around = all[firstWhere(all.length, (i) => (all[i] as Span).start > one.start) - 1];
    return around !== undefined && contains(around, one);
  };
}
