import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { newConfig } from "../../lsp/shared/new-config.ts";
import { CONFIG_FILE, DEFAULT_CONFIG } from "../../model/config.ts";
import { corpusRoot, listCorpus } from "../disk.ts";
import { EXIT, type Io, UsageError } from "../io.ts";
import { isFile, shownPath } from "../paths.ts";
import type { Command } from "./command.ts";

export const init: Command = {
  name: "init",
  operands: "DIR",
  least: 1,
  most: 1,
  summary: "Make a folder a corpus: write an attested.yaml that shows what may stand in it.",
  details: `DIR is made when it is not there. An attested.yaml that is there already is never written to, and no other file is
touched. All lines of the new one are comments: a corpus needs no settings.

A folder inside a corpus is refused unless --nested is given: a corpus in another is one of its own. The outer one no
longer has its files, and neither knows what the other defines.`,
  options: { nested: { says: "Make DIR a corpus of its own although it lies in another." } },
  run({ operands: [dir = ""], options }, io) {
    const folder = resolve(io.cwd, dir);
    const shown = shownPath(io.cwd, folder);
    refuseFile(folder, shown);
    const around = corpusRoot(folder);
    if (around === folder)
      throw new UsageError(`${shown} is a corpus already. Its ${CONFIG_FILE} was left as it is.`);
    if (around !== undefined && !options.has("nested"))
      throw new UsageError(
        `${shown} lies in the corpus ${shownPath(io.cwd, around)}. As a corpus of its own it would take its files out of that one, and neither would know what the other defines. Add --nested if you want that. Nothing was written.`,
      );
    write(folder, shown);
    io.out(report(io, folder));
    return EXIT.ok;
  },
};

function refuseFile(folder: string, shown: string): void {
  for (let place = folder; ; place = dirname(place)) {
    if (isFile(place))
      throw new UsageError(
        `${place === folder ? shown : place} is a file, not a folder. Name a folder, or one to be made.`,
      );
    if (dirname(place) === place) return;
  }
}

function write(folder: string, shown: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    // Fails when anything has the name, a link that leads nowhere too.
    writeFileSync(join(folder, CONFIG_FILE), newConfig(), { flag: "wx" });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`No ${CONFIG_FILE} can be written in ${shown}: ${reason}.`);
  }
}

/** What was written, what is in the corpus, and what to do next. */
function report(io: Io, folder: string): string {
  const shown = shownPath(io.cwd, folder);
  const files = listCorpus(folder, DEFAULT_CONFIG).filter((path) => path !== CONFIG_FILE).length;
  const holds =
    files === 0
      ? "No Markdown file is in it yet."
      : `${files} Markdown ${files === 1 ? "file belongs" : "files belong"} to it.`;
  const into = quotedIfNeeded(shown === "." ? "articles" : `${shown}/articles`);
  return `Wrote ${shownPath(io.cwd, join(folder, CONFIG_FILE))}, in which comments show what may stand there.
${shown === "." ? "This folder" : shown} is a corpus now. ${holds}

Next:
  attested import TEXT.txt --into ${into}
      makes an article of a plain text, which strip gives back as it was
  attested check ${quotedIfNeeded(shown)}
      reports what is unsourced, undefined or broken
`;
}

/** A path as it can be typed into a shell. */
function quotedIfNeeded(path: string): string {
  return /^[\p{L}\p{N}_./~:-]+$/u.test(path) ? path : `"${path}"`;
}
