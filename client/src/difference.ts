import {
  CancellationTokenSource,
  commands,
  FileSystemError,
  ProgressLocation,
  type Uri,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { WORDS, type Words, type WordsParams } from "../../server/src/lsp/shared/words.ts";
import { askFor } from "./apply-edit.ts";
import { articleOf, WordDocuments } from "./difference/documents.ts";
import { versionsInGit } from "./difference/git.ts";
import { type Found, findOriginal, type Places } from "./difference/original.ts";
import { clip } from "./quoted.ts";
import type { RunningClient } from "./references.ts";

const NO_CORPUS = "This file belongs to no corpus, so that it has no original to compare.";
const NO_SERVER =
  "Attested’s server is not running: it is still starting, or it has stopped. Try again in a moment; if that does not help, run “Attested: Restart Server”.";
const NO_ORIGINAL =
  "This article has no digest of an original (original.sha256 in its front matter), so there is nothing to compare.";
const SAME = "The words are those of the original: nothing differs.";

/** After how long people are told that something is being looked for (ms). */
const PATIENCE = 700;

/** The longest title of an article above a comparison (UTF-16 units). */
const LONGEST_TITLE = 40;

/** Shows what differs between articles and their originals. */
export class Difference {
  private readonly documents = new WordDocuments(async (article) => {
    // Words of a file that cannot be read are not known.
    const words = await this.words(article).catch(() => undefined);
    return words?.words;
  });

  constructor(private readonly running: RunningClient) {}

  /**
   * Compares the words of an article with its original's in VS Code's comparison, once they are found; says why where there
   * is nothing to compare. What was found; undefined then.
   */
  async show(file: Uri): Promise<Found["is"] | undefined> {
    const article = articleOf(file);
    const client = this.running();
    if (client === undefined) return tell(NO_SERVER);
    const now = await askFor<Words>(client, WORDS, paramsOf(client, article));
    // Why it was refused has been said.
    if (now === undefined) return undefined;
    if (now === null) return tell(NO_CORPUS);
    if (now.areOriginal !== false) return tell(now.areOriginal === true ? SAME : NO_ORIGINAL);
    const { original } = now;
    const found: Found | undefined =
      original === undefined ? await this.find(article) : { words: original, is: "original" };
    if (found === undefined) return undefined;
    const { left, right } = this.documents.compare(article, found);
    const what = found.is === "original" ? "original" : "file it was imported from";
    await commands.executeCommand(
      "vscode.diff",
      left,
      right,
      `${clip(now.title, LONGEST_TITLE)}: ${what} ↔ now`,
    );
    return found.is;
  }

  /** What to compare an article with, from outside the server, or a sentence for people where there is nothing. */
  private async find(article: Uri): Promise<Found | undefined> {
    const stop = new CancellationTokenSource();
    const judge = (text: string, isPlain: boolean) => this.words(article, { text, isPlain });
    const isGivenUp = (): boolean => stop.token.isCancellationRequested;
    const found = await patiently(findOriginal(placesOf(article), judge, isGivenUp), stop);
    if (found === undefined && !isGivenUp()) void window.showWarningMessage(notFound(article));
    return found;
  }

  private async words(
    article: Uri,
    other: Pick<WordsParams, "text" | "isPlain"> = {},
  ): Promise<Words | undefined> {
    const client = this.running();
    if (client === undefined) return undefined;
    const params: WordsParams = { ...paramsOf(client, article), ...other };
    return (await client.sendRequest<Words | null>(WORDS, params)) ?? undefined;
  }

  dispose(): void {
    this.documents.dispose();
  }
}

function paramsOf(client: BaseLanguageClient, article: Uri): WordsParams {
  return { textDocument: { uri: client.code2ProtocolConverter.asUri(article) } };
}

function tell(why: string): undefined {
  void window.showInformationMessage(why);
}

/** Waits; where it takes long people see that, and may give it up. */
async function patiently<T>(work: Promise<T>, stop: CancellationTokenSource): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), PATIENCE);
  });
  const first = await Promise.race([work.then(() => "done" as const), late]);
  clearTimeout(timer);
  if (first === "done") return work;
  const options = {
    location: ProgressLocation.Notification,
    title: "Looking for the words of the original",
    cancellable: true,
  };
  return window.withProgress(options, (_, token) => {
    token.onCancellationRequested(() => stop.cancel());
    return work;
  });
}

function placesOf(article: Uri): Places {
  const document = workspace.textDocuments.find(({ uri }) => uri.toString() === article.toString());
  return {
    saved: async () => (document?.isDirty === true ? read(article) : undefined),
    imported: () => read(importedFrom(article)),
    versions: () => versionsInGit(article),
  };
}

/** Where an import keeps what it read, beside the article. */
function importedFrom(article: Uri): Uri {
  return article.with({ path: `${article.path}.orig` });
}

async function read(file: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch (error) {
    if (error instanceof FileSystemError) return undefined;
    throw error;
  }
}

function notFound(article: Uri): string {
  const { path } = importedFrom(article);
  const name = path.slice(path.lastIndexOf("/") + 1);
  return `The original’s words were not found. Put the file that it came from here as ${name}, and try again.`;
}
