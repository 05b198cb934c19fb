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
