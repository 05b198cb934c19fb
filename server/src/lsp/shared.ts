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

# Words of yours for the field "kind" of definitions, which suggestions offer.
# kinds:
#   event: [state-visit, summit]

# What claims may state, and as what: quantity, date, entity or text.
# properties:
#   agreements-signed: { type: quantity, timeless: true }
#   capital-invested: { type: quantity, unit: USD }
#   successor: { type: entity, single: true }

# Classes of your own, for marks such as [words]{.frame}.
# tags: [frame]

# How loud a rule is: error, warning, info, hint or off. Here: every claim must cite
# a text, which no rule asks for otherwise, and one without any source is an error.
# rules:
#   claim-no-document: warning
#   claim-no-source: error

# The name that you prefer where a thing has several, by its id.
# style:
#   united-nations: the United Nations
`;
}

/** The notification with which the server tells what it is doing, to clients that ask for it at the start (`status`); its parameter is a `Status`. */
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
  /** It is told what the server is doing by `STATUS`, and not by the protocol's progress. */
  readonly status?: boolean;
  /** The page of a rule's documentation, with `{code}` in it. */
  readonly ruleDocumentation?: string;
  /** The client's command that shows references, with a URI and a position; without it counts above definitions lead nowhere. */
  readonly referencesCommand?: string;
  /** The client's command that lists suggestions, for items in which or behind which more is to be written. */
  readonly suggestCommand?: string;
  /** The client's command that lets people choose a source to cite, with a URI and a position; without it no action offers that. */
  readonly citeCommand?: string;
  /** The client's command that lets people choose what to merge a definition into, with a URI and a position; without it actions name the likeliest. */
  readonly mergeCommand?: string;
  /** The client's command that splits mentions off, and asks for the new name, with a URI and a position; without it an action chooses a name. */
  readonly splitCommand?: string;
  /** The client's command that shows what differs between an article, by its URI, and its original; without it that is not offered. */
  readonly differenceCommand?: string;
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

/** The request for the cards of an open file's marks, as the preview shows them. Its result is `Cards`, or null for a file of no corpus. */
export const CARDS = "attested/cards";

export interface CardsParams {
  readonly textDocument: { readonly uri: string };
}

export type { Card, Cards, ClaimCard } from "../features/cards.ts";

/**
 * The request, from the server to the client, for what a folder holds: `FolderEntry[]`, or null where there is no such
 * folder. It serves where the server reaches no files itself: in a browser, and for folders that are on no disk.
 */
export const LIST_FOLDER = "attested/listFolder";

/** The request, from the server to the client, for the bytes of a file: a `FileAnswer`. */
export const READ_FILE = "attested/readFile";

export interface FileParams {
  readonly uri: string;
}

/** A name in a folder. A link to a file counts as a file, a link to a folder as `link`: none is followed. */
export type FolderEntry = readonly [name: string, is: "file" | "folder" | "link"];

/** The bytes of a file, in base64 where the connection carries text alone; that there is none; or why it cannot be read. */
export type FileAnswer =
  | { readonly bytes: Uint8Array }
  | { readonly base64: string }
  | { readonly missing: true }
  | { readonly error: string };

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

/** A definition, told from all others by its file and its id. */
export interface DefinitionName {
  /** From the corpus's root, with `/`. */
  readonly path: string;
  readonly id: string;
}

/**
 * The request for what the definition at a position, or the one that is named there, can be merged into: a `MergeChoice`, or
 * null where nothing is meant. Refused with a sentence for people where it cannot be merged with any.
 */
export const MERGE_CHOICE = "attested/mergeChoice";

export interface MergeChoiceParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

export interface MergeChoice {
  readonly from: NamedDefinition;
  /** All others of its kind, those first that it is most likely another of. */
  readonly into: readonly NamedDefinition[];
}

export interface NamedDefinition extends DefinitionName {
  readonly name: string;
  /** It shares a name with the other, or is spelled nearly so. */
  readonly likely?: true;
}

/** The request to merge one definition of the corpus that a document belongs to into another: a `WorkspaceEdit`. Refused with a sentence for people. */
export const MERGE = "attested/merge";

export interface MergeParams {
  readonly textDocument: { readonly uri: string };
  readonly from: DefinitionName;
  readonly into: DefinitionName;
  readonly workDoneToken?: number | string;
}

/** The request to split chosen mentions of one thing off into a new definition of a name: a `WorkspaceEdit`. Refused with a sentence for people. */
export const SPLIT = "attested/split";

export interface SplitParams {
  /** Places as `attested/references` and `textDocument/references` list them; all in one corpus. */
  readonly locations: readonly Pick<Passage, "uri" | "range">[];
  readonly name: string;
  /** What it is called as well, which suggests it and never means it. */
  readonly weakAlias?: string;
  readonly workDoneToken?: number | string;
}

/**
 * The request for what the claim, the quote or the sentence at a position can cite: a `CiteChoice`, or null for a file of no
 * corpus. Refused with a sentence for people where nothing there can cite a source.
 */
export const CITE_CHOICE = "attested/citeChoice";

export interface CiteChoiceParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
  /** Words that a source is looked for by; all sources without. */
  readonly text?: string;
}

export interface CiteChoice {
  readonly kind: "claim" | "quote" | "sentence";
  /** Its words, in quotation marks, cut where they are long. */
  readonly words: string;
  /** First those that the file names already, then those that most files name. */
  readonly sources: readonly CiteSource[];
  /** How many more there are, which are found by words. */
  readonly more: number;
  /** The folder in which a new source is described; absent where the client cannot make files. */
  readonly folder?: string;
}

/** A source, an article or an entry of a bibliography that can be cited. Its id is the key. */
export interface CiteSource extends DefinitionName {
  /** The id where it has none. */
  readonly title: string;
  readonly authors: readonly string[];
  readonly year?: string;
  /** Who published it, and what it stands in. */
  readonly publishers: readonly string[];
  readonly tier?: string;
  readonly article?: true;
  /** The file names it already. */
  readonly here?: true;
  /** The claim or quote itself cites it already. */
  readonly cited?: true;
}

/** The request to cite a source at a position: a `WorkspaceEdit`, null for a file of no corpus. Refused with a sentence for people. */
export const CITE = "attested/cite";

export interface CiteParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
  /** The version of the text that the position is of; refused where the server has another. */
  readonly version: number;
  readonly source: DefinitionName;
}

/** The request to cite a source that nothing describes yet, and to make its file: as `CITE`. */
export const CITE_NEW = "attested/citeNew";

export interface CiteNewParams extends Omit<CiteParams, "source"> {
  readonly title: string;
}

/**
 * The request for the words of an article, without its marks, or of another text that might be its original: a `Words`, or
 * null for a file of no corpus.
 */
export const WORDS = "attested/words";

export interface WordsParams {
  /** The article. */
  readonly textDocument: { readonly uri: string };
  /** The other text; the article's own unless given. */
  readonly text?: string;
  /** The other text has no marks: all of it are words. */
  readonly isPlain?: boolean;
}

export interface Words {
  /** With line ends as LF and without a byte order mark. */
  readonly words: string;
  /** Their SHA-256, in hexadecimal. */
  readonly digest: string;
  /** Whether they are the words of the article's original, as the article has it now; absent where it has none. */
  readonly areOriginal?: boolean;
  /** The original's words, where the article's own are others and had those while it was open. */
  readonly original?: string;
  /** The title of the article; its path where it has none. */
  readonly title: string;
}
