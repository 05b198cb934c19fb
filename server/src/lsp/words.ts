import type { Command } from "vscode-languageserver";
import { digestText, isDigestOf } from "../syntax/original.ts";
import { parse } from "../syntax/parse.ts";
import { strip } from "../syntax/strip.ts";
import { commandAt } from "./client-commands.ts";
import { refusal } from "./gather.ts";
import { titleOf } from "./reference-passages.ts";
import type { Server } from "./route.ts";
import type { Asked, Session } from "./session.ts";
import type { Words, WordsParams } from "./shared/words.ts";

/**
 * The words of an article of a corpus, or of another text that might be its original, in the form over which
 * `original.sha256` is taken (docs/notation.md, The original). Null for a file of no corpus. Throws a `ResponseError` where the
 * article cannot be read.
 */
export async function wordsFor({ session }: Server, params: WordsParams): Promise<Words | null> {
  const placed = await session.find(params.textDocument.uri);
  if (placed === undefined) return null;
  const { corpus, path } = placed;
  const text = typeof params.text === "string" ? params.text : await corpus.text(path);
  if (text === undefined) throw refusal({ refused: `The file ${path} cannot be read.` });
  const words = digestText(params.isPlain === true ? text : strip(parse(text)));
  const digest = await session.digests.of(words);
  const facts = corpus.snapshot().facts(path);
  const original = facts?.original?.sha256;
  const areOriginal = original !== undefined && isDigestOf(original, digest);
  const seen = original === undefined || areOriginal ? undefined : session.digests.seen(original);
  return {
    words,
    digest,
    ...(original === undefined ? {} : { areOriginal }),
    ...(seen === undefined || params.text !== undefined ? {} : { original: seen }),
    title: titleOf(facts, path),
  };
}

/** The client's command that shows what differs between an article and its original; undefined where it has none. */
export function differenceCommand(
  { settings }: Session,
  { document }: Pick<Asked, "document">,
): Command | undefined {
  return commandAt(settings, "difference", "Show the difference", document.uri);
}
