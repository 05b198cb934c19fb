import type { Span } from "../text/span.ts";
import type { TreeError } from "./tree.ts";

/** Nobody reads more errors of one file, and a file that is something else has one at every character. */
const MOST_ERRORS = 100;
const MORE = "More cannot be read from here on: repair what is reported before it first.";

/** What cannot be read in one file: the first hundred errors, and a last one that says that there are more. */
export class ErrorList {
  readonly errors: TreeError[] = [];

  /** Notes a sentence on what stands at a span (UTF-16 offsets of the whole file). */
  report(span: Span, message: string): void {
    if (this.errors.length > MOST_ERRORS) return;
    this.errors.push({ span, message: this.errors.length === MOST_ERRORS ? MORE : message });
  }
}
