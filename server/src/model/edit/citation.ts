import { span } from "../../text/span.ts";
import type { Claim, Facts, Place, TextEdit } from "../facts.ts";

/** A key that needs no braces in a citation (Pandoc manual, citation_syntax). */
const BARE = /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.$%&\-+?<>~/](?=[\p{L}\p{N}_]))*$/u;

/** A key as citations have it behind `@`; undefined where none can hold it. */
export function writtenKey(key: string): string | undefined {
  if (BARE.test(key)) return key;
  return /^[^{}\r\n[\]]+$/.test(key) ? `{${key}}` : undefined;
}

/** A citation of its own behind an offset, with the one space before it that goes when it is stripped. */
export function citationBehind(offset: number, key: string): TextEdit {
  return { span: span(offset, offset), text: ` [@${key}]` };
}

/** One more key in a citation, whose whole mark is given. */
export function keyWithin({ end }: Pick<Place, "end">, key: string): TextEdit {
  return { span: span(end - 1, end - 1), text: `; @${key}` };
}

/**
 * The citations in a file's text to which a key can be added, in order, each by its whole mark: those without words before
 * a key, as these would seem to speak of the new one too.
 */
export function openCitations({
  uses,
}: Facts): readonly { readonly whole: Place; readonly claim: Claim["index"] | undefined }[] {
  const found = new Map<number, { readonly whole: Place; readonly claim: number | undefined }>();
  const prefixed = new Set<number>();
  for (const { via, origin, whole, claim, prefix } of uses) {
    if (via !== "citation" || origin !== "text") continue;
    if (prefix !== undefined) prefixed.add(whole.start);
    found.set(whole.start, { whole, claim });
  }
  return [...found.values()].filter(({ whole }) => !prefixed.has(whole.start));
}
