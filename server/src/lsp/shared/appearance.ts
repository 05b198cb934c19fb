/** The request for how an open file is to be shown: an `Appearance`, in which a file of no corpus has no ranges. */
export const APPEARANCE = "attested/appearance";

export interface AppearanceParams {
  readonly textDocument: { readonly uri: string };
  /** The version of the text that the client asks about; when the server has a newer one the answer is null. */
  readonly version: number;
}

/** The notification, without parameter, that answers to `APPEARANCE` and `CARDS` may hold no longer: once until the next request. */
export const APPEARANCE_CHANGED = "attested/appearanceChanged";

/** As what a range of an article is shown: the roles of `corpus/shown.ts`. */
export const ROLES = [
  "syntax",
  "person",
  "organisation",
  "state",
  "place",
  "agreement",
  "event",
  "concept",
  "source",
  "unresolved",
  "citation",
  "claim",
  "quote",
  "unsourced",
  "date",
  "role",
  "region",
  "furniture",
  "implicit",
] as const;

export type Role = (typeof ROLES)[number];

/** The ranges of each role that a file has, in the order of their starts. */
export interface Appearance {
  /** The version that was asked about. */
  readonly version: number;
  /** Four numbers a range: line and column of its start, line and column of its end (from 0, columns in UTF-16). */
  readonly ranges: Readonly<Partial<Record<Role, readonly number[]>>>;
}
