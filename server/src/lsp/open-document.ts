import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import { linesOf } from "../text/lines.ts";
import { type Encoding, offsetAt } from "../text/units.ts";

/** A file that the client has open, as the client has it. */
export interface OpenDocument {
  /** The URI as the client spells it. */
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/**
 * The document behind a list of changes, applied one after the other (LSP 3.17, didChange). A range outside the text is moved
 * into it, and one whose end stands first is read the other way round.
 */
export function changed(
  document: OpenDocument,
  version: number,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): OpenDocument {
  let { text } = document;
  for (const change of changes) {
    if (!("range" in change) || change.range === undefined) {
      text = change.text;
      continue;
    }
    const lines = linesOf(text);
    const ends = [change.range.start, change.range.end].map((one) => offsetAt(lines, one, encoding));
    const start = Math.min(...ends);
    const end = Math.max(...ends);
    text = text.slice(0, start) + change.text + text.slice(end);
  }
  return { uri: document.uri, version, text };
}
