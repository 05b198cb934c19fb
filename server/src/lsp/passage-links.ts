import type { Linker } from "../features/card.ts";
import type { CorpusState } from "./corpus-state.ts";
import type { Settings } from "./settings.ts";

/**
 * Makes the addresses of passages in a corpus: the file's URI, with the passage's lines and columns behind `#` as editors
 * read them (`#L12,5-L12,30`: both from 1, in UTF-16 units). Undefined for clients that do not show Markdown's links,
 * for which an address would be noise.
 */
export function passageLinker({ linksPassages }: Settings, corpus: CorpusState): Linker | undefined {
  if (!linksPassages) return undefined;
  return (path, { line, column, endLine, endColumn }) =>
    `${corpus.uri(path)}#L${line + 1},${column + 1}-L${endLine + 1},${endColumn + 1}`;
}
