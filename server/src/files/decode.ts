import type { FileContent, FileDefect } from "../lsp/ports.ts";
import { linesOf } from "../text/lines.ts";
import { firstBadByte } from "./utf8.ts";

/** A larger file is no text that a person wrote, and is not read (bytes). */
export const LARGEST = 100_000_000;

const exact = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text that bytes hold, a byte order mark included; else where they are not UTF-8. */
export function decode(bytes: Uint8Array): FileContent {
  try {
    return { text: exact.decode(bytes) };
  } catch {
    return notUtf8(bytes);
  }
}

function notUtf8(bytes: Uint8Array): FileContent {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return defect("This file is written in UTF-16, not in UTF-8: save it as UTF-8.");
  const at = firstBadByte(bytes);
  const { starts } = linesOf(lenient.decode(bytes));
  const offset = lenient.decode(bytes.subarray(0, at)).length;
  const line = starts.filter((start) => start <= offset).length;
  const byte = (bytes[at] ?? 0).toString(16).padStart(2, "0").toUpperCase();
  return defect(
    `This file is not UTF-8: on line ${line} the byte ${byte} (number ${at + 1} of the file) is part of no character. Save the file as UTF-8.`,
    { offset, lineStarts: starts },
  );
}

/** A file without a text, and why it has none. */
export function defect(message: string, place: Pick<FileDefect, "offset" | "lineStarts"> = {}): FileContent {
  return { defect: { code: "encoding-invalid", message, ...place } };
}

/** A file that is too large to be read. */
export function tooLarge(): FileContent {
  return defect("This file is larger than 100 MB and was not read: divide it.");
}
