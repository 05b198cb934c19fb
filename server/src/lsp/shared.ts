/**
 * What server and client say to each other beside the Language Server Protocol. The client imports this file of the
 * server and no other.
 */

/**
 * The text of a new attested.yaml: comments that show what may stand there, and so the settings of an empty one. It stands
 * here because the editor's side needs it where no server runs yet, and in a bundle, which has no other files beside it.
 */
export function newConfig(): string {
  return `# This file makes the folder a corpus. It may stay as it is: all lines are comments.
# To use a setting, take away the "# " before it. Paths start from this folder.

# The Markdown files that belong to the corpus, and those that do not. README.md,
# names that start with a dot and what .gitignore names are left out in any case.
# files: ["**/*.md"]
# exclude: ["drafts/**"]

# Folders that hold what the articles mention. A .yaml file there may define many.
# definitions: [people, organisations, places, agreements, events, sources]

# Sources that you keep in BibTeX or CSL-JSON.
# bibliography: [sources.bib]

# What claims may state, and as what: quantity, date, entity or text.
# properties:
#   agreements-signed: { type: quantity, timeless: true }
#   capital-invested: { type: quantity, unit: USD }
#   successor: { type: entity, single: true }

# Classes of your own, for marks such as [words]{.frame}.
# tags: [frame]

# How loud a rule is: error, warning, info, hint or off.
# rules:
#   claim-no-document: off

# The name that you prefer where a thing has several, by its id.
# style:
#   united-nations: the United Nations
`;
}

/** The notification with which the server tells what it is doing; its parameter is a `Status`. */
export const STATUS = "attested/status";

/** What the server is doing. */
export interface Status {
  readonly state: "reading" | "ready";
  /** How many files have been read. */
  readonly files: number;
  /** How many files there are to read, once that is known; 0 before. */
  readonly of?: number;
  readonly corpora: number;
}

/** What the client asks of the server with its first request (`initializationOptions`). */
export interface InitializationOptions {
  /** A folder without attested.yaml is no corpus. */
  readonly requireConfig: boolean;
  /** The page of a rule's documentation, with `{code}` in it. */
  readonly ruleDocumentation?: string;
}

/** The request for how an open file is to be shown: an `Appearance`, in which a file of no corpus has no ranges. */
export const APPEARANCE = "attested/appearance";

export interface AppearanceParams {
  readonly textDocument: { readonly uri: string };
  /** The version of the text that the client asks about; when the server has a newer one the answer is null. */
  readonly version: number;
}

/** The notification, without parameter, that answers to `APPEARANCE` and `CARDS` may hold no longer: once until the next request. */
export const APPEARANCE_CHANGED = "attested/appearanceChanged";

/** As what a range of an article is shown: the roles of `features/appearance.ts`. */
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
] as const;

export type Role = (typeof ROLES)[number];

/** The ranges of each role that a file has, in the order of their starts. */
export interface Appearance {
  /** The version that was asked about. */
  readonly version: number;
  /** Four numbers a range: line and column of its start, line and column of its end (from 0, columns in UTF-16). */
  readonly ranges: Readonly<Partial<Record<Role, readonly number[]>>>;
}

/** The request for the cards of an open file's marks, as the preview shows them. Its result is `Cards`, or null for a file of no corpus. */
export const CARDS = "attested/cards";

export interface CardsParams {
  readonly textDocument: { readonly uri: string };
}

export type { Card, Cards, ClaimCard } from "../features/cards.ts";
