import {
  type DocumentSymbol,
  type Location,
  type Position,
  Range,
  type SymbolInformation,
  type TextDocument,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import type { Middleware } from "vscode-languageclient";
import {
  isBody,
  isFolded,
  isHeading,
  isMistakenAt,
  type LineAt,
  labelAt,
  type Ordinary,
  ordinaryAt,
} from "./markdown.ts";
import { besideHeadings } from "./outline.ts";

const ALL: readonly Ordinary[] = ["heading", "label", "fragment", "file"];

/**
 * Keeps the peace with VS Code's own Markdown extension. What both know how to answer it answers already, and the editor
 * would show everything twice; so our answers there are dropped, as long as that extension is not switched off.
 */
export function besideMarkdown(): Middleware {
  return {
    // The outline would show every heading twice.
    provideDocumentSymbols: async (document, token, next) => {
      const symbols = await next(document, token);
      return isTheirs(document) && isTree(symbols) ? besideHeadings(symbols) : symbols;
    },
    // Of a destination without a fragment they know no definition.
    provideDefinition: (document, position, token, next) =>
      known(document, position, ["heading", "label", "fragment"])
        ? undefined
        : next(document, position, token),
    provideReferences: async (document, position, options, token, next) =>
      known(document, position, ALL)
        ? undefined
        : withoutLabels(document, position, await next(document, position, options, token)),
    // Where we refuse, they are asked, and would take a mark of ours for a label: so the answer is ours in any case.
    prepareRename: async (document, position, token, next) => {
      if (known(document, position, ALL)) return undefined;
      if (!isMistaken(document, position)) return next(document, position, token);
      const range = document.getWordRangeAtPosition(position) ?? new Range(position, position);
      const refused = { range, placeholder: document.getText(range) };
      return Promise.resolve(next(document, position, token)).catch(() => refused);
    },
    provideRenameEdits: async (document, position, name, token, next) => {
      if (known(document, position, ALL)) return undefined;
      if (!isMistaken(document, position)) return next(document, position, name, token);
      const asked = Promise.resolve(next(document, position, name, token));
      const edit = await asked.catch((error: unknown) => {
        void window.showErrorMessage(error instanceof Error ? error.message : String(error));
      });
      return edit ?? new WorkspaceEdit();
    },
    // The editor finds the addresses of a text itself, and that extension those in angle brackets and behind labels.
    provideDocumentLinks: async (document, token, next) =>
      (await next(document, token))?.filter(
        ({ range }) => document.languageId !== "markdown" || !isBody(linesOf(document), range.start.line),
      ),
    // Where nobody offers folds the editor folds by indentation, which serves data better than definitions do.
    provideFoldingRanges: async (document, context, token, next) =>
      document.languageId !== "markdown"
        ? undefined
        : (await next(document, context, token))?.filter(
            ({ start }) => !isTheirs(document) || !isFolded(linesOf(document), start),
          ),
  };
}

function isTree(
  symbols: readonly (DocumentSymbol | SymbolInformation)[] | null | undefined,
): symbols is readonly DocumentSymbol[] {
  return symbols?.every((symbol) => "children" in symbol) === true;
}

/** Whether VS Code's Markdown extension answers too. It may run where ours does not, so that only its settings tell. */
function isTheirs(document: TextDocument): boolean {
  return (
    document.languageId === "markdown" &&
    workspace.getConfiguration("markdown").has("preview.markEditorSelection")
  );
}

/** Whether the Markdown extension answers at a place of one of these kinds. */
function known(document: TextDocument, { line, character }: Position, kinds: readonly Ordinary[]): boolean {
  if (!isTheirs(document)) return false;
  const ordinary = ordinaryAt(linesOf(document), line, character);
  return ordinary !== undefined && kinds.includes(ordinary);
}

/** Whether the Markdown extension would take a mark of ours for something of its own. */
function isMistaken(document: TextDocument, { line, character }: Position): boolean {
  return isTheirs(document) && isMistakenAt(linesOf(document), line, character);
}

/** Leaves out the references in the same document that the Markdown extension takes for uses of one label. */
function withoutLabels(
  document: TextDocument,
  position: Position,
  references: readonly Location[] | null | undefined,
): Location[] | undefined {
  const lines = linesOf(document);
  const labelOf = ({ line, character }: Position) => labelAt(lines, line, character);
  // In a heading they list the links to it instead.
  const theirs = isTheirs(document) && !isHeading(lines, position.line);
  const label = theirs ? labelOf(position) : undefined;
  const uri = document.uri.toString();
  return references?.filter(
    (reference) =>
      label === undefined || reference.uri.toString() !== uri || labelOf(reference.range.start) !== label,
  );
}

function linesOf(document: TextDocument): LineAt {
  return (line) => (line < document.lineCount ? document.lineAt(line).text : undefined);
}
