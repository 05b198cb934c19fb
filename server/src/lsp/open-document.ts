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

/** The document behind a list of changes, applied one after the other (LSP 3.17, didChange). */
export function changed(
  document: OpenDocument,
  version: number,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): OpenDocument {
  let { text } = document;
  for (const change of changes) {
    if (!("range" in change)) {
      text = change.text;
      continue;
    }
    const lines = linesOf(text);
    const start = offsetAt(lines, change.range.start, encoding);
    const end = Math.max(start, offsetAt(lines, change.range.end, encoding));
    text = text.slice(0, start) + change.text + text.slice(end);
  }
  return { uri: document.uri, version, text };
}
