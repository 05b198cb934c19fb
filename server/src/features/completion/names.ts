import type { Lowered } from "../../model/lower.ts";
import { each, Kind } from "../../syntax/marks.ts";
import { type Span, span } from "../../text/span.ts";
import { beginsWord } from "../../text/words.ts";
import type { Asking } from "./asking.ts";
import type { Completions } from "./item.ts";
import type { Prose } from "./prose.ts";
import { isEarly } from "./snippets.ts";
import { named } from "./targets.ts";

/** So many words before the cursor may begin a name; each costs a search. */
const MOST_WORDS = 8;

/** No words are looked for that are longer (UTF-16 units). */
const LONGEST = 64;

/**
 * Mentions of what bears a name that begins with the words before the cursor, with as many of them as possible: `met To L`
 * becomes `met [[To Lam]]`. Undefined where none does, inside of a word, directly behind a bracket, which begins another mark, and
 * where something is marked already. Of a text that was taken over the words stay what they are.
 */
export function names(asking: Asking, prose: Prose): Completions | undefined {
  const { document, offset } = asking;
  const before = /[^[\]{}|<>\\\0\r\n]*$/u.exec(prose.text.slice(-LONGEST))?.[0] ?? "";
  const behind = document.marks.text.slice(offset, offset + 2);
  if (!/[\p{L}\p{M}\p{N}]$/u.test(before) || /^[\p{L}\p{M}\p{N}_]/u.test(behind)) return undefined;
  if (isMarked(document, offset)) return undefined;
  for (const start of wordStarts(prose, before)) {
    const prefix = before.slice(start);
    const proposals = named(asking, prefix);
    if (proposals.length === 0) continue;
    if (prose.text.charAt(prose.text.length - prefix.length - 1) === "[") return undefined;
    const typed = {
      span: span(offset - prefix.length, offset),
      prefix,
      write: (text: string) => `[[${text}]]`,
    };
    // What an item writes depends on all that is typed.
    return { typed, proposals: isEarly(prefix) && hasCase(prefix) ? [] : proposals, more: true };
  }
  return undefined;
}

/** Whether letters are of a script in which one of them is no word. */
function hasCase(letters: string): boolean {
  return letters.toLowerCase() !== letters.toUpperCase();
}

/** Where the last words of a text begin, which is the end of the prose, the first of them first. */
function wordStarts({ text }: Prose, before: string): readonly number[] {
  const from = text.length - before.length;
  const starts: number[] = [];
  for (let at = before.length - 1; at >= 0 && starts.length < MOST_WORDS; at--) {
    const isHalf = /[\uDC00-\uDFFF]/.test(before.charAt(at));
    if (!isHalf && beginsWord(text, from + at)) starts.push(at);
  }
  return starts.reverse();
}

/** What holds words in which nothing can be mentioned. */
const CLOSED: readonly Kind[] = [Kind.Link, Kind.Image, Kind.ReferenceLink, Kind.Footnote];

function isMarked({ marks, facts }: Lowered, offset: number): boolean {
  const isInside = ({ start, end }: Span): boolean => start < offset && offset < end;
  if (facts.uses.some(({ via, whole }) => via === "mention" && isInside(whole))) return true;
  return CLOSED.some((kind) => [...each(marks, kind)].some((mark) => isInside(mark.span)));
}
