import { type DocumentSymbol, Range, SymbolKind } from "vscode";

/**
 * Our outline beside that of VS Code's Markdown extension, which the editor shows under a root of its own for each of the
 * two: without the headings, so that what stands under them stands together, each thing once. Nothing reaches over more
 * than its first place, so that the headings stay what the cursor is in, for breadcrumbs and the lines that stick.
 */
export function besideHeadings(symbols: readonly DocumentSymbol[]): DocumentSymbol[] {
  const seen = new Set<string>();
  return withoutHeadings(symbols).flatMap((symbol) => {
    symbol.range = symbol.selectionRange = new Range(
      symbol.selectionRange.start,
      symbol.selectionRange.start,
    );
    symbol.children = besideHeadings(symbol.children);
    // How often it stands under one of the headings is no longer true.
    symbol.detail = symbol.detail.replace(/ · \d+ times$/, "");
    const name = `${symbol.kind} ${symbol.name}`;
    const isAgain = symbol.children.length === 0 && symbol.kind !== SymbolKind.Field && seen.has(name);
    seen.add(name);
    return isAgain ? [] : [symbol];
  });
}

function withoutHeadings(symbols: readonly DocumentSymbol[]): DocumentSymbol[] {
  return symbols.flatMap((symbol) =>
    symbol.kind === SymbolKind.String ? withoutHeadings(symbol.children) : [symbol],
  );
}
