import { extensions, type Location, type Position, type TextDocument } from "vscode";
import type { Middleware } from "vscode-languageclient";
import { isHeading, type LineAt, labelAt, type Ordinary, ordinaryAt } from "./markdown.ts";

const ALL: readonly Ordinary[] = ["heading", "label", "fragment", "file"];

/**
 * Keeps the peace with VS Code's own Markdown extension. What both know how to answer it answers already, and the editor
 * would show everything twice; so our answers there are dropped, as long as that extension is not switched off.
 */
export function besideMarkdown(): Middleware {
  return {
    // The outline would show two trees.
    provideDocumentSymbols: (document, token, next) =>
      isTheirs(document) ? undefined : next(document, token),
    // Of a destination without a fragment they know no definition.
    provideDefinition: (document, position, token, next) =>
      known(document, position, ["heading", "label", "fragment"])
        ? undefined
        : next(document, position, token),
    provideReferences: async (document, position, options, token, next) =>
      known(document, position, ALL)
        ? undefined
        : withoutLabels(document, position, await next(document, position, options, token)),
    prepareRename: (document, position, token, next) =>
      known(document, position, ALL) ? undefined : next(document, position, token),
    provideRenameEdits: (document, position, name, token, next) =>
      known(document, position, ALL) ? undefined : next(document, position, name, token),
    provideDocumentLinks: async (document, token, next) =>
      (await next(document, token))?.filter(
        ({ range }) => !known(document, range.start, ["fragment", "file"]),
      ),
    provideFoldingRanges: async (document, context, token, next) =>
      (await next(document, context, token))?.filter(
        ({ start }) => !isTheirs(document) || !isHeading(linesOf(document), start),
      ),
  };
}

function isTheirs(document: TextDocument): boolean {
  return (
    document.languageId === "markdown" &&
    extensions.getExtension("vscode.markdown-language-features") !== undefined
  );
}

/** Whether the Markdown extension answers at a place of one of these kinds. */
function known(document: TextDocument, { line, character }: Position, kinds: readonly Ordinary[]): boolean {
  if (!isTheirs(document)) return false;
  const ordinary = ordinaryAt(linesOf(document), line, character);
  return ordinary !== undefined && kinds.includes(ordinary);
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
