import type { FrontMatter } from "../../syntax/front-matter.ts";
import { entryOf, isLost, scalarOf } from "../../syntax/tree.ts";
import { type Span, slice, span } from "../../text/span.ts";

/** The digest of an original, in broken YAML. */
const WRITTEN = /(?:^|[{,])[ \t]*sha256[ \t]*:[ \t]*["']?([\da-f]+)/im;

/**
 * The digest of the original that front matter keeps (`original: {sha256}`), and where it stands. In front matter that
 * cannot be read it is looked for as words, for as long as there is one no edit may change what the article says.
 */
export function digestIn(
  text: string,
  { fields, content, errors }: FrontMatter,
): { readonly text: string; readonly span: Span } | undefined {
  const original = entryOf(fields, "original")?.value;
  const digest = original?.type === "mapping" ? scalarOf(original, "sha256") : undefined;
  if (digest !== undefined) return { text: digest.text, span: digest.inner };
  const found = isLost(errors) ? WRITTEN.exec(slice(text, content)) : null;
  const [whole = "", written = ""] = found ?? [];
  if (found === null) return undefined;
  const end = content.start + found.index + whole.length;
  return { text: written, span: span(end - written.length, end) };
}
