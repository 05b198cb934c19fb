import type { DocumentSymbol as LspDocumentSymbol, SymbolInformation } from "vscode-languageserver";
import type { DocumentSymbol } from "../features/document-symbols.ts";
import type { WorkspaceSymbol } from "../features/workspace-symbols.ts";
import { locationOf, SYMBOL_KIND } from "./convert.ts";
import type { CorpusState } from "./corpus-state.ts";
import { rangerOf } from "./ranger.ts";
import type { Asked } from "./session.ts";
import type { Settings } from "./settings.ts";

/** The outline as the client draws it: a tree, or a flat list where it knows no trees. */
export function toDocumentSymbols(
  settings: Settings,
  asked: Asked,
  symbols: readonly DocumentSymbol[],
): LspDocumentSymbol[] | SymbolInformation[] {
  const { facts } = asked.lowered;
  const { text, uri } = asked.document;
  const { range } = rangerOf(text, facts, settings.encoding);
  const tree = (symbol: DocumentSymbol): LspDocumentSymbol => ({
    name: symbol.name,
    detail: symbol.detail,
    kind: SYMBOL_KIND[symbol.kind],
    range: range(symbol.span),
    selectionRange: range(symbol.selection),
    children: symbol.children.map(tree),
  });
  if (settings.nestsSymbols) return symbols.map(tree);
  const flat = (symbol: DocumentSymbol, containerName?: string): SymbolInformation[] => [
    {
      name: symbol.name,
      kind: SYMBOL_KIND[symbol.kind],
      location: { uri, range: range(symbol.span) },
      ...(containerName === undefined ? {} : { containerName }),
    },
    ...symbol.children.flatMap((child) => flat(child, symbol.name)),
  ];
  return symbols.flatMap((symbol) => flat(symbol));
}

export function toWorkspaceSymbol(
  settings: Settings,
  corpus: CorpusState,
  symbol: WorkspaceSymbol,
): SymbolInformation {
  return {
    name: symbol.name,
    kind: SYMBOL_KIND[symbol.kind],
    containerName: symbol.containerName,
    location: locationOf(corpus, symbol.path, symbol.place, settings.encoding),
  };
}
