import { type Range, TabInputText, type TextEditor, type TextEditorDecorationType, window } from "vscode";
import { ROLES, type Role } from "../../../server/src/lsp/shared/appearance.ts";
import { HIDDEN, LOOKS } from "./looks.ts";
import { touching } from "./touching.ts";

/** What the settings ask for. */
export interface Wishes {
  readonly colours: boolean;
  readonly conceal: boolean;
}

/** The ranges of a document by role, those of each in the order of their starts. */
export type Ranges = ReadonlyMap<Role, readonly Range[]>;

/** What of a document is hidden in an editor was decided for these ranges and these lines. */
interface Decided {
  readonly syntax: readonly Range[];
  readonly lines: string;
}

/** Draws in editors. The editor forgets what was drawn when a tab comes to the front again. */
export class Brush {
  private readonly types = new Map<Role, TextEditorDecorationType>();
  private readonly hidden: TextEditorDecorationType | undefined;
  private readonly used = new WeakMap<TextEditor, Set<TextEditorDecorationType>>();
  private readonly decided = new WeakMap<TextEditor, Decided>();

  constructor({ colours, conceal }: Wishes) {
    if (colours)
      for (const role of ROLES) this.types.set(role, window.createTextEditorDecorationType(LOOKS[role]));
    if (conceal) this.hidden = window.createTextEditorDecorationType(HIDDEN);
  }

  /** Draws a document's ranges in an editor that shows it, in place of what was drawn before. */
  paint(editor: TextEditor, ranges: Ranges): void {
    for (const [role, type] of this.types) this.draw(editor, type, ranges.get(role) ?? []);
    this.conceal(editor, ranges);
  }

  /** Hides the syntax in an editor except on the lines of its cursors and selections; what was hidden before is shown. */
  conceal(editor: TextEditor, ranges: Ranges): void {
    if (this.hidden === undefined) return;
    // In a comparison what is hidden might be the very difference.
    const syntax = isAlone(editor) ? (ranges.get("syntax") ?? []) : [];
    const lines = editor.selections.map(({ start, end }) => `${start.line}-${end.line}`).join(" ");
    const decided = this.decided.get(editor);
    if (decided?.syntax === syntax && decided.lines === lines) return;
    this.decided.set(editor, { syntax, lines });
    const touched = touching(syntax, editor.selections);
    this.draw(
      editor,
      this.hidden,
      syntax.filter((_, i) => touched[i] !== true),
    );
  }

  private draw(editor: TextEditor, type: TextEditorDecorationType, ranges: readonly Range[]): void {
    const used = this.used.get(editor) ?? new Set();
    this.used.set(editor, used);
    if (ranges.length === 0 && !used.has(type)) return;
    used.add(type);
    editor.setDecorations(type, ranges);
  }

  /** Takes off everything that was drawn. */
  dispose(): void {
    this.hidden?.dispose();
    for (const type of this.types.values()) type.dispose();
  }
}

/** Whether an editor is all that its tab shows: no side of a comparison, no peek into another file. */
function isAlone({ document, viewColumn }: TextEditor): boolean {
  const group = window.tabGroups.all.find((one) => one.viewColumn === viewColumn);
  const input = group?.activeTab?.input;
  return input instanceof TabInputText && input.uri.toString() === document.uri.toString();
}
