import { type SignAt, signAt, withoutSigns } from "./sign.ts";

/** Elements whose content is no text that is shown. */
const UNSHOWN = /<(?:iframe|noscript|plaintext|script|style|svg|template|textarea|title|xmp)\b/i;

/**
 * A block of HTML as a page's author wrote it, divided at the signs in its text. Signs in tags, in comments and in elements
 * whose content is not shown as text are taken out, so that nothing can be put there.
 */
export function splitHtml(html: string): readonly (string | SignAt)[] {
  if (UNSHOWN.test(html)) return [withoutSigns(html)];
  const parts: (string | SignAt)[] = [];
  let from = 0;
  let tag = false;
  let quote = "";
  for (let at = 0; at < html.length; at++) {
    const character = html.charAt(at);
    const found = character === "{" ? signAt(html, at) : undefined;
    if (found !== undefined) {
      parts.push(html.slice(from, at));
      if (!tag) parts.push(found);
      from = found.end;
      at = from - 1;
    } else if (!tag) tag = character === "<" && /[a-z/!?]/i.test(html.charAt(at + 1));
    else if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === ">") tag = false;
  }
  parts.push(html.slice(from));
  return parts;
}
