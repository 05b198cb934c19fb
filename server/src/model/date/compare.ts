import type { EdtfDate } from "./value.ts";

/**
 * Whether two dates have a day in common as they are written. A set counts member by member; the period with an
 * unknown end counts only as far as it is known. `[a, b]` is one of them, so having one in common is enough.
 */
export function overlaps(a: EdtfDate, b: EdtfDate): boolean {
  return meet(a, b, writtenSpan);
}

/**
 * Whether two dates can be the same: as overlaps, but allowing for `?`, `~`, seasons, zones and unknown ends.
 * Where it is false the dates contradict each other.
 */
export function datesAgree(a: EdtfDate, b: EdtfDate): boolean {
  return meet(a, b, possibleSpan);
}

/** Whether all of a is certainly before all of b. Two times with zones are compared to the second. */
export function isBefore(a: EdtfDate, b: EdtfDate): boolean {
  if (a.kind === "time" && b.kind === "time" && a.instant !== undefined && b.instant !== undefined) {
    return a.instant < b.instant;
  }
  return a.notAfter < b.notBefore;
}

/** Whether a has certainly begun before any of b. A year begins on an unknown day in it; a period at its start. */
export function startsBefore(a: EdtfDate, b: EdtfDate): boolean {
  return latestStart(a) < b.notBefore;
}

/** Whether a certainly goes on after all of b. */
export function endsAfter(a: EdtfDate, b: EdtfDate): boolean {
  return earliestEnd(a) > b.notAfter;
}

/** Order for lists: by the earliest day, then by the latest. Negative, zero or positive. */
export function compareDates(a: EdtfDate, b: EdtfDate): number {
  return order(a.earliest, b.earliest) || order(a.latest, b.latest);
}

// Infinity minus Infinity is not a number, so the bounds are compared and not subtracted.
function order(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function latestStart(date: EdtfDate): number {
  if (date.kind !== "period") return date.notAfter;
  if (date.start === "open") return -Infinity;
  // An uncertain start still comes no later than the end.
  return date.start === "unknown" ? date.notAfter : Math.min(date.start.notAfter, date.notAfter);
}

function earliestEnd(date: EdtfDate): number {
  if (date.kind !== "period") return date.notBefore;
  if (date.end === "open") return Infinity;
  return date.end === "unknown" ? date.notBefore : Math.max(date.end.notBefore, date.notBefore);
}

type Span = readonly [from: number, to: number];

const writtenSpan = (date: EdtfDate): Span => [date.earliest, date.latest];
const possibleSpan = (date: EdtfDate): Span => [date.notBefore, date.notAfter];

function meet(a: EdtfDate, b: EdtfDate, span: (date: EdtfDate) => Span): boolean {
  const left = spans(a, span);
  const right = spans(b, span);
  // Both lists are sorted and free of overlaps, so the span that ends first can be dropped.
  let i = 0;
  let j = 0;
  for (;;) {
    const one = left[i];
    const other = right[j];
    if (one === undefined || other === undefined) return false;
    if (one[0] <= other[1] && other[0] <= one[1]) return true;
    if (one[1] < other[1]) i++;
    else j++;
  }
}

function spans(date: EdtfDate, span: (date: EdtfDate) => Span): readonly Span[] {
  if (date.kind !== "oneOf" && date.kind !== "allOf") return [span(date)];
  const sorted = date.members.map(span).sort((a, b) => order(a[0], b[0]));
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
