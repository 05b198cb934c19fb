/** The file in the corpus that an ordinary link points to. */
export interface FileTarget {
  /** From the corpus's root, with `/`. */
  readonly path: string;
  /** What follows `#`, without it. */
  readonly fragment: string;
}

/**
 * The Markdown file that a link's destination names, seen from the file at `from`; undefined for URLs, attachments
 * (other extensions), files outside the corpus and links within the file. A leading `/` means the corpus's root.
 */
export function fileTarget(from: string, destination: string): FileTarget | undefined {
  const found = linkedPath(from, destination);
  return found !== undefined && /\.(?:md|markdown)$/i.test(found.path) ? found : undefined;
}

/** As `fileTarget`, of any extension or none; the path is empty for a link within the file. */
export function linkedPath(from: string, destination: string): FileTarget | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(destination)) return undefined;
  const hash = destination.indexOf("#");
  const address = (hash < 0 ? destination : destination.slice(0, hash)).replace(/\?.*$/s, "");
  const decoded = decode(address).replace(/\\([!-/:-@[-`{-~])/g, "$1");
  const fragment = hash < 0 ? "" : decode(destination.slice(hash + 1));
  if (decoded === "") return { path: "", fragment };
  const folders = decoded.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const part of decoded.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") folders.push(part);
    else if (folders.pop() === undefined) return undefined;
  }
  return { path: folders.join("/"), fragment };
}

/** Percent-encoding undone; a text that is not well encoded stays as it is. */
function decode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The destination of a link from one file of the corpus to another: relative, with what a destination cannot hold encoded. */
export function linkTo(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  const parts = [...here.slice(same).map(() => ".."), ...there.slice(same)];
  return parts.map(encodePart).join("/");
}

/** A folder's or a file's name in a destination: only signs that end or alter a destination are encoded, so that names of other scripts stay readable. */
export function encodePart(part: string): string {
  return part.replace(/[\s%#?()<>\\[\]]/g, (sign) => encodeURIComponent(sign).replace(/[()]/g, percent));
}

/** Parentheses, which `encodeURIComponent` lets pass. */
function percent(sign: string): string {
  return sign === "(" ? "%28" : "%29";
}
