import { mkdirSync, writeFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { slug } from "../../text/fold.ts";
import { readText } from "../disk.ts";
import { filesOf, globOf } from "../globs.ts";
import { type Draft, draftOf } from "../import-draft.ts";
import { importReport, type Written } from "../import-report.ts";
import { EXIT, type Io, UsageError } from "../io.ts";
import { isFile, shownPath } from "../paths.ts";
import type { Command } from "./command.ts";

export const importFiles: Command = {
  name: "import",
  operands: "FILE…",
  least: 1,
  most: Number.POSITIVE_INFINITY,
  summary: "Make articles of plain texts, which stay as they are byte for byte.",
  details: `Each FILE becomes an article in DIR, named after its title; a file that is there already is never written to. Headline,
date, by-line, publisher and address are recognised where they stand and written to front matter. The text itself
stays as it is: attested strip gives it back. What a page left in it ("Post Comment", a caption printed twice) is
reported, and marked with --mark-furniture. Nothing is written when one of the files cannot be read as UTF-8.

Only plain text is imported yet: HTML, Markdown, CSV and JSON are for a later version.`,
  options: {
    into: {
      value: "DIR",
      says: "The folder for the articles; it is made when it is not there.",
      required: true,
    },
    "mark-furniture": { says: "Mark what a page left in the text, so that rules pass over it." },
  },
  run({ operands, options }, io) {
    const into = resolve(io.cwd, options.get("into") ?? "");
    const files = operands.flatMap((operand) => namedFiles(io, operand));
    // Nothing is written before everything was read, so that the same call can be made again.
    const drafts = files.map((file) => draftOf(io, file, options.has("mark-furniture")));
    makeFolder(io, into);
    for (const draft of drafts) {
      io.out(importReport(draft, write(io, into, draft), options.has("mark-furniture")));
    }
    return EXIT.ok;
  },
};

/** File names that mean something else to a corpus or cannot be written on Windows. */
const RESERVED = /^(?:readme|con|prn|aux|nul|com\d|lpt\d)$/;

function namedFiles(io: Io, operand: string): readonly string[] {
  const glob = isFile(resolve(io.cwd, operand)) ? undefined : globOf(io.cwd, operand);
  if (glob === undefined) return [operand];
  const files = filesOf(glob).map((file) => shownPath(io.cwd, file));
  if (files.length === 0) throw new UsageError(`No file matches ${operand}. Check the pattern.`);
  return files;
}

function makeFolder(io: Io, into: string): void {
  try {
    mkdirSync(into, { recursive: true });
  } catch {
    throw new UsageError(
      `${shownPath(io.cwd, into)} is no folder and none can be made there. Nothing was written.`,
    );
  }
}

/** Writes the article under the first name that is free. */
function write(io: Io, into: string, draft: Draft): Written {
  const words = slug(draft.title) || slug(basename(draft.file, extname(draft.file))) || "article";
  const name = RESERVED.test(words) ? `${words}-article` : words;
  let twin: string | undefined;
  for (let n = 1; ; n++) {
    const path = join(into, `${name}${n === 1 ? "" : `-${n}`}.md`);
    const shown = shownPath(io.cwd, path);
    try {
      // Fails when anything has the name, a link that leads nowhere too.
      writeFileSync(path, draft.article, { flag: "wx" });
      return { path: shown, twin };
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST"))
        throw new UsageError(
          `${shown} cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
        );
      if (holds(path, draft.sha256)) twin ??= shown;
    }
  }
}

/** Whether an article of the same original is there. */
function holds(path: string, sha256: string): boolean {
  const content = readText(path);
  return (
    content !== undefined && "text" in content && content.text.slice(0, 10_000).includes(`sha256: ${sha256}`)
  );
}
