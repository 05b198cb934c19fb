import type { DefinitionName } from "./definition-name.ts";

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
