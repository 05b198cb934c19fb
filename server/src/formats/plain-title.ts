import { clip } from "../text/clip.ts";
import { LONG } from "./plain-line.ts";

const LABELLED = /^(?:title|headline)\s*[:：]\s*(.+)$/i;

/** Words with a full stop behind them that ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Sen|Rep|Gov|St|No|vs|Inc|Ltd|Co|Corp|Jr|Sr|(?:\p{L}\.)*\p{L})\.$/u;

/** The longest title that is made of a sentence (UTF-16 units). */
const LONGEST = 100;

/** The title in a line that says so: "Title: …". */
export function labelledTitle(words: string): string | undefined {
  const title = LABELLED.exec(words)?.[1];
  return title === undefined || title.length > LONG ? undefined : title;
}

/** The headline that a line is: it is no paragraph and does not end as a sentence does; undefined otherwise. */
export function headlineOf(words: string): string | undefined {
  const said = words.replace(/^#{1,6} /, "");
  if (said.length > LONG || !/[\p{L}\p{N}]/u.test(said)) return undefined;
  return /[.,;:]["'”’)]*$/.test(said) && !ABBREVIATION.test(said) ? undefined : said;
}

/** A title for a text without a headline: its first sentence, or as much of it as makes one. */
export function beginning(words: string): string {
  const sentence = firstSentence(words);
  if (sentence.length <= LONGEST) return sentence.replace(/\.$/, "");
  return clip(sentence, LONGEST - 20).replace(/[,;:–—-]+(?= ?…\u200f?$)/, "");
}

function firstSentence(words: string): string {
  for (const end of words.matchAll(/[.!?]["'”’)]*(?= ["'“‘(]?\p{Lu}|$)/gu)) {
    const sentence = words.slice(0, end.index + end[0].length);
    if (!ABBREVIATION.test(sentence)) return sentence;
  }
  return words;
}
