import { LONG, lengthOf, type PlainLine } from "./plain-line.ts";

/** Lines that a web page leaves in a text wherever they stand; compared in lower case, without figures and end punctuation. */
const ANYWHERE = new Set([
  "advertisement",
  "advertisement - scroll to continue",
  "back to top",
  "click here to read more",
  "continue reading",
  "continue reading below",
  "copy link",
  "leave a comment",
  "leave a reply",
  "loading now",
  "loading",
  "please wait",
  "post comment",
  "post a comment",
  "post your comment",
  "read more",
  "scroll to continue",
  "share this",
  "share this article",
  "share this post",
  "share this story",
  "sign up for our newsletter",
  "skip to content",
  "skip to main content",
  "sponsored content",
  "story continues below",
  "story continues below advertisement",
  "subscribe to our newsletter",
  "view comments",
  "you may also like",
  "you might also like",
]);

/** Lines that are furniture above the article and below it, and might be a heading between. */
const AT_THE_ENDS = new Set([
  "about the author",
  "all rights reserved",
  "comment",
  "comments",
  "email",
  "e-mail",
  "facebook",
  "follow us",
  "home",
  "instagram",
  "latest news",
  "linkedin",
  "listen",
  "listen to article",
  "listen to this article",
  "menu",
  "min read",
  "minute read",
  "minutes read",
  "more",
  "more from this section",
  "most popular",
  "most read",
  "newsletter",
  "next",
  "next article",
  "no comments",
  "previous",
  "previous article",
  "print",
  "recommended",
  "related articles",
  "related news",
  "related stories",
  "reply",
  "save",
  "search",
  "share",
  "sign in",
  "subscribe",
  "telegram",
  "top stories",
  "trending",
  "tweet",
  "twitter",
  "whatsapp",
]);

/** Names of sections that newspapers print above a headline. */
const SECTIONS = new Set(
  `analysis asia asia-pacific business china commentary culture diplomacy economy editorial environment europe
  feature features finance health international local metro military nation national news opinion opinions people
  politics region science society sport sports tech technology travel viewpoint world`.split(/\s+/),
);

/** A caption or a credit: the sort of line that pages print twice. */
const CREDIT = /\b(?:photo|photograph|image|picture|credit|file photo)s?\s*(?::|by\b|courtesy\b)/i;

/** A shorter line may come twice by chance (UTF-16 units). */
const SHORTEST = 12;

/** How many lines above it a caption may have stood before; another line only directly above. */
const NEAR = 4;

/** Whether a line is furniture of a page wherever it stands. */
export function isFurniture(words: string): boolean {
  return ANYWHERE.has(bare(words));
}

/** Whether a line is furniture of a page when it stands above the article's first paragraph or below its last. */
export function isEndFurniture(words: string): boolean {
  return isFurniture(words) || AT_THE_ENDS.has(bare(words)) || /^(?:©|\(c\)|copyright)\s*\d{4}/i.test(words);
}

/** Whether a line names the section that an article stands in, or the way to it: "CHINA / DIPLOMACY", "Home > World". */
export function isSectionLabel(words: string): boolean {
  if (words.length > 60 || /[.!?]$/.test(words)) return false;
  const parts = words.split(/\s*[/|›»>]\s*/);
  if (parts.length === 1) return SECTIONS.has(words.toLowerCase());
  return parts.every((part) => {
    const count = part.split(" ").length;
    return (
      part !== "" && /^\p{Lu}/u.test(part) && (count <= 2 || (count <= 4 && part === part.toUpperCase()))
    );
  });
}

/** The lines that repeat one shortly before them: a headline twice in a row, a caption again. */
export function repeated(lines: readonly PlainLine[], text: string): ReadonlySet<PlainLine> {
  const again = new Set<PlainLine>();
  for (const [index, line] of lines.entries()) {
    const length = lengthOf(line);
    if (length < SHORTEST) continue;
    for (let back = 1; back <= NEAR; back++) {
      const other = lines[index - back];
      if (other === undefined || lengthOf(other) !== length) continue;
      const words = text.slice(line.span.start, line.span.end);
      if (!text.startsWith(words, other.span.start)) continue;
      if (back === 1 || CREDIT.test(words.slice(-LONG))) again.add(line);
    }
  }
  return again;
}

/** A line as the lists have it: "12 Comments:" is "comments". */
function bare(words: string): string {
  if (words.length > 60) return "";
  return words
    .toLowerCase()
    .replace(/\d+|[.…:!»›>\-–—()[\]]+$/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
