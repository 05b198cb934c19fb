import {
  Disposable,
  Range,
  type TextDocument,
  type TextEditor,
  TextEditorSelectionChangeKind,
  window,
  workspace,
} from "vscode";
import { type Appearance, ROLES } from "../../server/src/lsp/shared/appearance.ts";
import { Brush, type Ranges, type Wishes } from "./appearance/brush.ts";
import { isMarkdown } from "./corpora.ts";

/** Asks the server how a document is to be shown; undefined when it does not say. */
export type Ask = (document: TextDocument) => Promise<Appearance | undefined>;

/** How long the text must have rested before the server is asked about it, in milliseconds. */
const RESTED = 100;

/**
 * How long what a click or a drag reaches stays hidden, in milliseconds: else the words would move away under a double
 * click, or under the pointer that draws a selection.
 */
const CLICKED = 400;

/** What is known of one document. */
interface Known {
  readonly version: number;
  readonly ranges: Ranges;
}

/** Keeps the look of articles in the visible editors up to date: colours by kind, and the syntax of marks dimmed or hidden. */
export class Painter {
  private readonly known = new Map<string, Known>();
  private readonly listening: Disposable;
  private wishes: Wishes = { colours: false, conceal: false };
  private brush: Brush | undefined;
  /** What is listened to while there is a brush. */
  private following: Disposable | undefined;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private click: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ask: Ask) {
    this.listening = workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("attested")) this.configure();
    });
    this.configure();
  }

  /** To be called when the server has become ready, or may answer otherwise than it did. */
  refresh(wait = RESTED): void {
    clearTimeout(this.rest);
    if (this.brush !== undefined) this.rest = setTimeout(() => void this.update(), wait);
  }

  /** Takes everything off, because there is no server any more. */
  clear(): void {
    this.known.clear();
    if (this.brush === undefined) return;
    this.brush.dispose();
    this.brush = new Brush(this.wishes);
  }

  /** How many ranges of each role a document has as it is shown. For the tests. */
  shown(uri: string): Readonly<Record<string, number>> {
    const ranges = this.known.get(uri)?.ranges ?? new Map();
    return Object.fromEntries([...ranges].map(([role, list]) => [role, list.length]));
  }

  dispose(): void {
    this.listening.dispose();
    this.end();
  }

  private configure(): void {
    const settings = workspace.getConfiguration("attested");
    const wishes = { colours: settings.get("colours", true), conceal: settings.get("conceal", false) };
    if (wishes.colours === this.wishes.colours && wishes.conceal === this.wishes.conceal) return;
    this.wishes = wishes;
    this.end();
    if (wishes.colours || wishes.conceal) this.begin();
  }

  private begin(): void {
    this.brush = new Brush(this.wishes);
    this.following = Disposable.from(
      window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of editors) this.paint(editor);
        this.refresh(0);
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (isMarkdown(document) && this.known.get(document.uri.toString())?.version !== document.version)
          this.refresh();
      }),
      // A document that is seen already is opened anew when it turns out to be Markdown.
      workspace.onDidOpenTextDocument((document) => {
        if (isMarkdown(document)) this.refresh();
      }),
      workspace.onDidCloseTextDocument((document) => this.forget(document)),
      window.onDidChangeTextEditorSelection(({ kind }) => this.moved(kind)),
    );
    this.paintAll();
    this.refresh(0);
  }

  private end(): void {
    clearTimeout(this.rest);
    clearTimeout(this.click);
    this.following?.dispose();
    this.brush?.dispose();
    this.following = undefined;
    this.brush = undefined;
  }

  private async update(): Promise<void> {
    const documents = window.visibleTextEditors.map(({ document }) => document).filter(isMarkdown);
    await Promise.all([...new Set(documents)].map((document) => this.learn(document)));
  }

  private async learn(document: TextDocument): Promise<void> {
    const answer = await this.ask(document);
    // Of a text that has changed since, the server will be asked again.
    if (answer === undefined || answer.version !== document.version || document.isClosed) return;
    const ranges = new Map(ROLES.map((role) => [role, rangesOf(answer.ranges[role] ?? [])]));
    this.known.set(document.uri.toString(), { version: answer.version, ranges });
    for (const editor of window.visibleTextEditors) if (editor.document === document) this.paint(editor);
  }

  private forget(document: TextDocument): void {
    this.known.delete(document.uri.toString());
    // One that is seen still is Markdown no longer.
    for (const editor of window.visibleTextEditors)
      if (editor.document === document) this.brush?.paint(editor, new Map());
  }

  /** What is known of the text as it is. Of any other the editor itself moves what was drawn, along with the words. */
  private rangesIn({ document }: TextEditor): Ranges | undefined {
    const known = this.known.get(document.uri.toString());
    return known?.version === document.version ? known.ranges : undefined;
  }

  private paint(editor: TextEditor): void {
    const ranges = this.rangesIn(editor);
    if (ranges !== undefined) this.brush?.paint(editor, ranges);
  }

  private paintAll(): void {
    for (const editor of window.visibleTextEditors) this.paint(editor);
  }

  private moved(kind: TextEditorSelectionChangeKind | undefined): void {
    if (!this.wishes.conceal) return;
    clearTimeout(this.click);
    const wait = kind === TextEditorSelectionChangeKind.Mouse ? CLICKED : 0;
    this.click = setTimeout(() => this.concealAll(), wait);
  }

  private concealAll(): void {
    for (const editor of window.visibleTextEditors) {
      const ranges = this.rangesIn(editor);
      if (ranges !== undefined) this.brush?.conceal(editor, ranges);
    }
  }
}

function rangesOf(numbers: readonly number[]): readonly Range[] {
  const ranges: Range[] = [];
  for (let i = 0; i + 3 < numbers.length; i += 4) {
    const [line = 0, column = 0, endLine = 0, endColumn = 0] = numbers.slice(i, i + 4);
    ranges.push(new Range(line, column, endLine, endColumn));
  }
  return ranges;
}
