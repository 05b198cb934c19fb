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
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(destination)) return undefined;
  const hash = destination.indexOf("#");
  const address = (hash < 0 ? destination : destination.slice(0, hash)).replace(/\?.*$/s, "");
  const decoded = decode(address).replace(/\\([!-/:-@[-`{-~])/g, "$1");
  if (!/\.(?:md|markdown)$/i.test(decoded)) return undefined;
  const folders = decoded.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const part of decoded.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") folders.push(part);
    else if (folders.pop() === undefined) return undefined;
  }
  return { path: folders.join("/"), fragment: hash < 0 ? "" : decode(destination.slice(hash + 1)) };
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
