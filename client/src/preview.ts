import type MarkdownIt from "markdown-it";
import { commands, Disposable, type TextEditor, Uri, window, workspace } from "vscode";
import type { Cards } from "../../server/src/lsp/shared/cards.ts";
import { isMarkdown, isServed } from "./corpora.ts";
import { CardCache, SETTLED } from "./preview/card-cache.ts";
import { extendMarkdownIt, type Marked, type Shown } from "./preview/plugin.ts";

/** What is needed to show the marks of the corpora that are open. */
export interface Serving {
  readonly roots: readonly Uri[];
  readonly marked: Marked;
  /** Asks the server; undefined when it does not answer. */
  cards(uri: Uri): Promise<Cards | null | undefined>;
}

/** Of how many documents it is kept that a preview showed them. */
const MOST_RENDERED = 16;

/** VS Code's own preview of Markdown, in which articles show their marks; other people's files it leaves alone. */
export class Preview {
  private serving: Serving | undefined;
  /** The documents that were rendered last, by URI, whether they belong to a corpus or not. */
  private readonly rendered = new Set<string>();
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private readonly cards = new CardCache({
    ask: async (uri) => {
      const file = Uri.parse(uri, true);
      // The server knows the documents that are open; VS Code closes those that nobody looks at, but for unsaved ones.
      if (file.scheme !== "untitled") await workspace.openTextDocument(file);
      return this.serving?.cards(file);
    },
    refresh: () => this.refresh(),
  });
  private readonly listening = Disposable.from(
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) this.cards.changed(document.uri.toString());
    }),
    window.onDidChangeActiveTextEditor((editor) => this.expect(editor)),
  );

  constructor(private readonly log: (message: string) => void) {}

  /** What VS Code's Markdown extension asks of those that add to its preview. */
  extend(md: MarkdownIt): MarkdownIt {
    return extendMarkdownIt(md, {
      shown: (uri) => this.shown(uri),
      failed: (uri, error) => this.log(`The preview of ${uri} shows no marks: ${String(error)}`),
    });
  }

  /** Shows the marks of these corpora from now on; without any, of none. */
  serve(serving: Serving | undefined): void {
    const before = this.serving;
    this.serving = serving;
    if (String(serving?.roots) === String(before?.roots)) return;
    this.cards.clear();
    this.expect(window.activeTextEditor);
    const served = [...this.rendered].filter((uri) => this.serves(Uri.parse(uri)));
    for (const uri of served) this.cards.expect(uri);
    clearTimeout(this.waiting);
    if (served.length > 0 || before !== undefined) this.waiting = setTimeout(() => this.refresh(), SETTLED);
  }

  /** To be called when the server may answer otherwise than it did. */
  changed(): void {
    this.cards.changed();
    this.expect(window.activeTextEditor);
  }

  dispose(): void {
    this.listening.dispose();
    clearTimeout(this.waiting);
    this.cards.clear();
  }

  /** What is edited may be previewed next. */
  private expect(editor: TextEditor | undefined): void {
    const document = editor?.document;
    if (document !== undefined && isMarkdown(document) && this.serves(document.uri))
      this.cards.expect(document.uri.toString());
  }

  private serves(file: Uri): boolean {
    return isServed({ uri: file, isUntitled: file.scheme === "untitled" }, this.serving?.roots ?? []);
  }

  private shown(uri: string): Shown | undefined {
    const { serving } = this;
    this.noteRendered(uri);
    if (serving === undefined || !this.serves(Uri.parse(uri))) return undefined;
    const cards = this.cards.rendered(uri);
    return cards === null ? undefined : { marked: serving.marked, cards };
  }

  private noteRendered(uri: string): void {
    const [oldest] = this.rendered;
    if (oldest !== undefined && this.rendered.size >= MOST_RENDERED) this.rendered.delete(oldest);
    this.rendered.delete(uri);
    this.rendered.add(uri);
  }

  private refresh(): void {
    void commands.executeCommand("markdown.preview.refresh").then(undefined, () => {});
  }
}
