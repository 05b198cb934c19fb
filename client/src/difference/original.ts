import type { Words } from "../../../server/src/lsp/shared/words.ts";

/** Says which words a text has, and whether they are the original's; undefined where nobody can say. */
export type Judge = (
  text: string,
  isPlain: boolean,
) => Promise<Pick<Words, "words" | "areOriginal"> | undefined>;

/** Where the original's words may stand. */
export interface Places {
  /** The article as it was saved; undefined where that is what it is now. */
  saved(): Promise<string | undefined>;
  /** The file beside it that it was imported from. */
  imported(): Promise<string | undefined>;
  /** What it was before, the newest first. */
  versions(): AsyncIterable<string>;
}

/** The words to compare an article with: the original's, or those of the file it was imported from, whatever they are. */
export interface Found {
  readonly words: string;
  readonly is: "original" | "imported";
}

/**
 * Looks for the original's words: in what was saved, in the file that the article was imported from (as it is, or without
 * marks), and in former versions. Undefined where they are nowhere and there is no such file, and when it is given up.
 */
export async function findOriginal(
  places: Places,
  judge: Judge,
  isGivenUp: () => boolean,
): Promise<Found | undefined> {
  const isIt = async (text: string, isPlain: boolean): Promise<Found | undefined> => {
    const judged = await judge(text, isPlain);
    return judged?.areOriginal === true ? { words: judged.words, is: "original" } : undefined;
  };
  const saved = await places.saved();
  const inSaved = saved === undefined ? undefined : await isIt(saved, false);
  if (inSaved !== undefined) return inSaved;
  const imported = await places.imported();
  const inImported =
    imported === undefined ? undefined : ((await isIt(imported, true)) ?? (await isIt(imported, false)));
  if (inImported !== undefined) return inImported;
  for await (const text of places.versions()) {
    if (isGivenUp()) return undefined;
    const found = await isIt(text, false);
    if (found !== undefined) return found;
  }
  const plain = imported === undefined || isGivenUp() ? undefined : await judge(imported, true);
  return plain === undefined ? undefined : { words: plain.words, is: "imported" };
}
