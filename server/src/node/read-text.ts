import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { decode, defect, LARGEST, tooLarge } from "../files/decode.ts";
import type { FileContent } from "../lsp/ports.ts";

/** Files are read into one buffer, so that reading many costs no memory; a larger file gets its own. */
const shared = Buffer.allocUnsafeSlow(1 << 20);

/** Without waiting, so that opening a pipe that nobody writes to comes back (POSIX, open). */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The text of a file, a byte order mark included; undefined when there is no file of that name; else the defect that
 * keeps it from being read: bytes that are not UTF-8 (with the place of the first), a folder, a pipe, a missing right.
 */
export function readText(file: string): FileContent | undefined {
  let handle: number;
  try {
    handle = openSync(file, FLAGS);
  } catch (error) {
    return isMissing(error) ? undefined : cannotRead(error);
  }
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) return defect("This is no file but a folder, a pipe or a device, and holds no text.");
    if (stat.size > LARGEST) return tooLarge();
    return decode(readAll(handle, stat.size));
  } catch (error) {
    return cannotRead(error);
  } finally {
    closeSync(handle);
  }
}

/** Whether an error of the file system says that nothing has that name. */
function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR";
}

/** The bytes of an open file; the file may have grown or shrunk since its size was asked. */
function readAll(handle: number, size: number): Buffer {
  let buffer = size < shared.length ? shared : Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const count = readSync(handle, buffer, length, buffer.length - length, null);
    if (count === 0) return buffer.subarray(0, length);
    length += count;
    if (length === buffer.length) buffer = Buffer.concat([buffer], 2 * length);
  }
}

function cannotRead(error: unknown): FileContent {
  const code = codeOf(error);
  const why =
    code === "EACCES" || code === "EPERM"
      ? "you have no right to read it"
      : code === "ELOOP"
        ? "it is a link that leads back to itself"
        : code === "EISDIR"
          ? "it is a folder"
          : `the system answered ${code ?? String(error)}`;
  return defect(`This file cannot be read: ${why}. Nothing in it was looked at.`);
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
