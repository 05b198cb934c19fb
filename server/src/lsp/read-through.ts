import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { CorpusState } from "./corpus-state.ts";
import { Slices } from "./slices.ts";

/** A file of a corpus with its text as it is now. */
export interface FileText {
  readonly path: string;
  readonly text: string;
}

/** Who waits for a reading: by this it is ended, and told how far it has come. */
interface Waiting {
  readonly token: CancellationToken;
  progress(title: string, done: number, all: number): void;
}

/** So many files are asked for together, because each may be a trip to another machine. */
const AT_ONCE = 16;

/** After so many files it is told how far the reading has come; a reading of fewer is over before anybody looks. */
const STEP = 256;

/**
 * Reads files of a corpus one after the other, those that the client has open as the client has them, and lets other
 * questions be answered in between. Files that have gone or cannot be read are left out. Throws the protocol's
 * RequestCancelled when the question was taken back (LSP 3.17, ErrorCodes).
 */
export async function* readThrough(
  corpus: CorpusState,
  paths: readonly string[],
  title: string,
  { token, progress }: Waiting,
  pause: () => Promise<void>,
): AsyncGenerator<FileText, void> {
  const slices = new Slices(pause);
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    if (from > 0 && from % STEP === 0) progress(title, from, paths.length);
    const batch = paths.slice(from, from + AT_ONCE);
    const texts = await Promise.all(batch.map((path) => corpus.text(path)));
    for (const [index, path] of batch.entries()) {
      await slices.next();
      if (token.isCancellationRequested)
        throw new ResponseError(LSPErrorCodes.RequestCancelled, "The question was taken back.");
      const text = texts[index];
      if (text !== undefined) yield { path, text };
    }
  }
}
