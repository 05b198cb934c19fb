import type { Snapshot } from "../corpus/catalog.ts";
import type { Level } from "../model/config.ts";
import type { Facts, Fix, Suppression } from "../model/facts.ts";
import type { Span } from "../text/span.ts";

/**
 * One rule of the catalogue. Everything that is said of a rule anywhere comes from this object: the text of
 * `attested explain`, the page that a diagnostic links to, SARIF's metadata, the settings' schema, and the test that
 * runs its examples.
 */
export interface Rule {
  /** The name in settings, suppressions and reports: `claim-no-source`. */
  readonly code: string;
  /** One sentence. */
  readonly summary: string;
  /** How loud it is unless settings say otherwise. */
  readonly level: Level;
  /**
   * What it must be run again for: its own file's words (`article`), what the corpus defines (`definitions`), or what
   * other files say (`corpus`).
   */
  readonly scope: "article" | "definitions" | "corpus";
  /**
   * What its findings rest on, where that is less than all that a file says: the reading of the file itself, or single
   * marks of its text. It decides which of them are still believed in a file whose data cannot be read whole.
   */
  readonly restsOn?: "reading" | "marks";
  /** The evidence without which it is not run. */
  readonly needs?: keyof Evidence;
  /**
   * Markdown: why, when it stays quiet, what to do; then headings `## Reported` and `## Not reported` with examples, in
   * which a line of `^^^` marks the range above it that is reported.
   */
  readonly docs: string;
  /** The findings in one file, in any order. Never throws on text; what it throws is logged and ends only this rule. */
  check(facts: Facts, snapshot: Snapshot, evidence: Evidence): Iterable<Finding>;
}

/** What a file and its corpus do not hold; a rule that needs what is not there stays silent. */
export interface Evidence {
  /** SHA-256 of the article's stripped text, in hexadecimal (docs/notation.md, The original). From the edge. */
  readonly digest?: string;
  /** Today, as EDTF. From the edge. */
  readonly today?: string;
  /** The suppressions that suppressed nothing. From the runner, when the other rules are done. */
  readonly unused?: readonly Unused[];
}

/** A rule's name in a suppression that suppressed no finding of it. */
export interface Unused {
  readonly suppression: Suppression;
  /** Undefined when the suppression names no rule at all. */
  readonly rule: string | undefined;
}

/** What a rule reports. */
export interface Finding {
  /** Where, in UTF-16 offsets of the file; a Place where the rule has one. */
  readonly span: Span;
  /** A sentence that a journalist understands and that says what to do. */
  readonly message: string;
  readonly related?: readonly Related[];
  /** Repairs, the best first. */
  readonly fixes?: readonly Fix[];
  /** Another level than the rule's, where the rule's table gives two. */
  readonly level?: Level;
}

/** Another place that a finding is about. */
export interface Related {
  readonly path: string;
  readonly span: Span;
  readonly message: string;
}
