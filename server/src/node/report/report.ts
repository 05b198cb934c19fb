import type { Level } from "../../model/config.ts";

/** A place in a file: the offset from 0, line and column from 1; UTF-16 units. */
export interface Point {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** Another place that a finding is about. */
export interface ReportedRelated {
  readonly path: string;
  readonly message: string;
  readonly start: Point;
  readonly end: Point;
}

/** A finding as it is reported. Paths are from the folder the program was run in, or absolute outside of it; with `/`. */
export interface Reported {
  readonly path: string;
  readonly code: string;
  readonly level: Exclude<Level, "off">;
  readonly message: string;
  readonly start: Point;
  readonly end: Point;
  readonly related: readonly ReportedRelated[];
}

/** The levels, the loudest first. */
export const LOUDNESS = ["error", "warning", "info", "hint"] as const;

/** Everything that a check found. */
export interface Report {
  /** How many files were checked. */
  readonly files: number;
  /** How many of them are articles; the others define something, or hold settings, notes or sources. */
  readonly articles: number;
  /** In order of the files, and of the places in each. */
  readonly findings: readonly Reported[];
}

/** How many findings there are of each level. */
export function countsOf(report: Report): Readonly<Record<Reported["level"], number>> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { level } of report.findings) counts[level]++;
  return counts;
}

/** A number with its word: "1 file", "2 files". */
export function count(number: number, word: string): string {
  return `${number} ${number === 1 ? word : `${word}s`}`;
}
