/** What a line says of where a text comes from. */
export interface SaidSource {
  readonly publisher?: string;
  readonly url?: string;
  /** The address stands behind a bracket that is not closed, so that its end may be missing. */
  readonly cut: boolean;
}

const SOURCE =
  /^(?:(?:(?:original )?source|publisher|via)\s*[:：]|(?:(?:this \p{L}+ )?(?:was )?(?:first |originally )(?:published|appeared) (?:at|by|in|on))\s*[:：]?)\s+(.+)$/iu;
const ADDRESS = /^(?:url|link|web ?site|read the original(?: at| here)?)\s*[:：]?\s+(.+)$/i;
const URL_IN_TEXT = /\bhttps?:\/\/[^\s<>"“”]+/i;

/** The publisher and address that a line names ("Source: X (url: …", "URL: …"), or the address that is all it holds. */
export function sourceLine(words: string): SaidSource | undefined {
  if (words.length > 1000) return undefined;
  const named = SOURCE.exec(words)?.[1];
  const said = named ?? ADDRESS.exec(words)?.[1] ?? words;
  const found = URL_IN_TEXT.exec(said);
  if (found === null) {
    const name = withoutStop(
      (named ?? "").replace(/,? (?:on )?(?:\p{L}+\.? )?\d{1,2},? .*\d{4}$|,? \d{4}-.*$/u, ""),
    );
    return isPublisher(name) ? { publisher: name, cut: false } : undefined;
  }
  const url = withoutClosing(found[0]);
  const before = said.slice(0, found.index);
  const after = said.slice(found.index + url.length);
  if (named === undefined && (before.trim() !== "" || /[^\s.,;)\]]/.test(after))) return undefined;
  const name = before.replace(/[\s([,;:|–—-]*(?:\b(?:url|link|at)\b\s*[:：]?)?\s*$/i, "").trim();
  const cut = /[([][^)\]]*$/.test(before) && !/^[^\s]*[)\]]/.test(after.trimStart());
  return { ...(isPublisher(name) ? { publisher: withoutStop(name) } : {}), url, cut };
}

function isPublisher(name: string): boolean {
  return name !== "" && name.length <= 80 && name.split(" ").length <= 8 && /^[\p{Lu}\d][^:|]*$/u.test(name);
}

function withoutStop(name: string): string {
  return name.replace(/[\s.,;:]+$/, "");
}

/** An address without the punctuation of the sentence around it, and brackets only in pairs. */
function withoutClosing(url: string): string {
  let end = url.length;
  for (; end > 0; end--) {
    const last = url[end - 1] ?? "";
    if (".,;:!?'’*".includes(last)) continue;
    if (last !== ")" && last !== "]") break;
    const open = last === ")" ? "(" : "[";
    const inside = url.slice(0, end);
    if (inside.split(open).length >= inside.split(last).length) break;
  }
  return url.slice(0, end);
}
