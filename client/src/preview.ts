import type MarkdownIt from "markdown-it";
import { commands, type Disposable, Uri, workspace } from "vscode";
import type { Cards } from "../../server/src/lsp/shared.ts";
import { isBelow } from "./corpora.ts";
import { CardCache } from "./preview/card-cache.ts";
import { extendMarkdownIt, type Marked, type Shown } from "./preview/plugin.ts";

/** What is needed to show the marks of the corpora that are open. */
export interface Serving {
  readonly roots: readonly Uri[];
  readonly marked: Marked;
  /** Asks the server; undefined when it does not answer. */
  cards(uri: Uri): Promise<Cards | null | undefined>;
}

/** VS Code's own preview of Markdown, in which articles show their marks; other people's files it leaves alone. */
export class Preview {
  private serving: Serving | undefined;
  /** Whether VS Code has a preview at all. */
  private extended = false;
  private readonly cards = new CardCache({
    ask: async (uri) => {
      const file = Uri.parse(uri, true);
      // The server knows the documents that are open; VS Code closes those that nobody looks at.
      await workspace.openTextDocument(file);
      return this.serving?.cards(file);
    },
    refresh: () => this.refresh(),
  });
  private readonly listening: Disposable = workspace.onDidChangeTextDocument(
    ({ document, contentChanges }) => {
      if (contentChanges.length > 0) this.cards.changed(document.uri.toString());
    },
  );

  constructor(private readonly log: (message: string) => void) {}

  /** What VS Code's Markdown extension asks of those that add to its preview. */
  extend(md: MarkdownIt): MarkdownIt {
    this.extended = true;
    return extendMarkdownIt(md, {
      shown: (uri) => this.shown(uri),
      failed: (uri, error) => this.log(`The preview of ${uri} shows no marks: ${String(error)}`),
    });
  }

  /** Shows the marks of these corpora from now on; without any, of none. */
  serve(serving: Serving | undefined): void {
    const before = String(this.serving?.roots);
    this.serving = serving;
    if (String(serving?.roots) === before) return;
    this.cards.clear();
    this.refresh();
  }

  /** To be called when the server may answer otherwise than it did. */
  changed(): void {
    this.cards.changed();
  }

  dispose(): void {
    this.listening.dispose();
    this.cards.clear();
  }

  private shown(uri: string): Shown | undefined {
    const { serving } = this;
    const file = Uri.parse(uri);
    if (serving === undefined || !serving.roots.some((root) => isBelow(file, root))) return undefined;
    const cards = this.cards.rendered(uri);
    return cards === null ? undefined : { marked: serving.marked, cards };
  }

  private refresh(): void {
    if (this.extended) void commands.executeCommand("markdown.preview.refresh").then(undefined, () => {});
  }
}
