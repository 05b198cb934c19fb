/**
 * The request for all places that name what stands at a position, in groups: a `References`, or null where nothing is
 * meant there. It searches through the whole corpus, reports on that to its `workDoneToken`, and may be cancelled.
 */
export const REFERENCES = "attested/references";

export interface ReferencesParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
  readonly workDoneToken?: number | string;
}

export interface References {
  /** What is named: its name; of a claim its words. */
  readonly name: string;
  /** All that means it where it stands without a mark. */
  readonly names: readonly string[];
  /** None is empty. What stands without a mark is the last. */
  readonly groups: readonly PassageGroup[];
}

/** The places that name it in one way. */
export interface PassageGroup {
  readonly kind: "definition" | "mentions" | "fields" | "claims" | "citations" | "links" | "untagged";
  /** What people read above them. */
  readonly label: string;
  /** Sorted by file and place. */
  readonly passages: readonly Passage[];
}

/** A place that names something, with the line around it. */
export interface Passage {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  /** The line, cut at both ends when it is long; and where in it the place is (UTF-16). Empty where the file has gone. */
  readonly line: string;
  readonly from: number;
  readonly to: number;
  /** The title of the article, or the name of what the file defines; its path where it defines several things. */
  readonly title: string;
  /** The words of the claim that names it by an attribute. */
  readonly claim?: string;
}
