import { EventEmitter, type TextDocumentContentProvider, Uri, workspace } from "vscode";
import type { Found } from "./original.ts";
import { Remembered } from "./remembered.ts";

/** The scheme of texts that show nothing but words. */
const SCHEME = "attested-words";

/** How long people may pause in typing before the words are asked for again (ms). */
const PAUSE = 200;

/** How many originals are kept that are not shown. */
const MOST_CLOSED = 20;

/** What a comparison shows that is there again when the editor has been closed in between. */
const GONE = "These words are no longer known: compare the article with its original again.\n";

/** The words of articles and of their originals, as documents that cannot be edited. Those of an article follow its text. */
export class WordDocuments implements TextDocumentContentProvider {
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;
  /** Kept when they are no longer shown, for editors that are opened again. */
  private readonly originals = new Remembered(MOST_CLOSED, isOpen);
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly subscriptions: readonly { dispose(): unknown }[];

  constructor(private readonly wordsOf: (article: Uri) => Promise<string | undefined>) {
    this.subscriptions = [
      this.changed,
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      workspace.onDidChangeTextDocument(({ document }) => this.follow(document.uri)),
      // What was not saved is gone then.
      workspace.onDidCloseTextDocument(({ uri }) => this.follow(uri)),
    ];
  }

  /**
   * The documents that show an article's words beside others: what is compared, on the left and on the right. Others of
   * another kind are another document, or the editor would show them under the title of the first.
   */
  compare(article: Uri, { words, is }: Found): { readonly left: Uri; readonly right: Uri } {
    const [left, right] = [documentOf(is, article), documentOf("now", article)];
    this.originals.set(left.toString(), words);
    this.changed.fire(left);
    return { left, right };
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const isNow = uri.toString() === documentOf("now", articleOf(uri)).toString();
    const words = isNow ? await this.wordsOf(articleOf(uri)) : this.originals.get(uri.toString());
    return words ?? GONE;
  }

  private follow(article: Uri): void {
    const uri = documentOf("now", article);
    const key = uri.toString();
    if (!isOpen(key)) return;
    clearTimeout(this.waiting.get(key));
    const tell = (): void => {
      this.waiting.delete(key);
      this.changed.fire(uri);
    };
    this.waiting.set(key, setTimeout(tell, PAUSE));
  }

  dispose(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    for (const one of this.subscriptions) one.dispose();
  }
}

/** The article behind a document of words; any other document is its own. */
export function articleOf(uri: Uri): Uri {
  return uri.scheme === SCHEME ? Uri.parse(uri.query, true) : uri;
}

function isOpen(uri: string): boolean {
  return workspace.textDocuments.some((one) => one.uri.toString() === uri);
}

function documentOf(side: Found["is"] | "now", article: Uri): Uri {
  const name = article.path.slice(article.path.lastIndexOf("/") + 1);
  return Uri.from({ scheme: SCHEME, path: `/${side}/${name}`, query: article.toString() });
}
