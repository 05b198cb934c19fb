import type { ServerCapabilities } from "vscode-languageserver";

type Value<K extends keyof ServerCapabilities> = NonNullable<ServerCapabilities[K]>;
type Methods<K extends keyof ServerCapabilities> = (value: Value<K>) => readonly string[];

const also = (value: unknown, key: string, ...methods: readonly string[]): readonly string[] =>
  typeof value === "object" && value !== null && (value as Record<string, unknown>)[key] ? methods : [];

/** The requests that each capability announces (LSP 3.17); the empty ones announce what is no request. */
const METHODS: { readonly [K in keyof ServerCapabilities]?: Methods<K> } = {
  positionEncoding: () => [],
  textDocumentSync: () => [],
  workspace: ({ fileOperations }) =>
    also(fileOperations, "willRename", "workspace/willRenameFiles").concat(
      also(fileOperations, "willCreate", "workspace/willCreateFiles"),
      also(fileOperations, "willDelete", "workspace/willDeleteFiles"),
    ),
  hoverProvider: () => ["textDocument/hover"],
  definitionProvider: () => ["textDocument/definition"],
  typeDefinitionProvider: () => ["textDocument/typeDefinition"],
  implementationProvider: () => ["textDocument/implementation"],
  declarationProvider: () => ["textDocument/declaration"],
  referencesProvider: () => ["textDocument/references"],
  documentHighlightProvider: () => ["textDocument/documentHighlight"],
  documentSymbolProvider: () => ["textDocument/documentSymbol"],
  workspaceSymbolProvider: (value) => [
    "workspace/symbol",
    ...also(value, "resolveProvider", "workspaceSymbol/resolve"),
  ],
  foldingRangeProvider: () => ["textDocument/foldingRange"],
  selectionRangeProvider: () => ["textDocument/selectionRange"],
  linkedEditingRangeProvider: () => ["textDocument/linkedEditingRange"],
  documentLinkProvider: (value) => [
    "textDocument/documentLink",
    ...also(value, "resolveProvider", "documentLink/resolve"),
  ],
  codeLensProvider: (value) => [
    "textDocument/codeLens",
    ...also(value, "resolveProvider", "codeLens/resolve"),
  ],
  inlayHintProvider: (value) => [
    "textDocument/inlayHint",
    ...also(value, "resolveProvider", "inlayHint/resolve"),
  ],
  completionProvider: (value) => [
    "textDocument/completion",
    ...also(value, "resolveProvider", "completionItem/resolve"),
  ],
  codeActionProvider: (value) => [
    "textDocument/codeAction",
    ...also(value, "resolveProvider", "codeAction/resolve"),
  ],
  renameProvider: (value) => [
    "textDocument/rename",
    ...also(value, "prepareProvider", "textDocument/prepareRename"),
  ],
  callHierarchyProvider: () => [
    "textDocument/prepareCallHierarchy",
    "callHierarchy/incomingCalls",
    "callHierarchy/outgoingCalls",
  ],
  typeHierarchyProvider: () => [
    "textDocument/prepareTypeHierarchy",
    "typeHierarchy/supertypes",
    "typeHierarchy/subtypes",
  ],
  semanticTokensProvider: (value) => [
    ...also(value, "full", "textDocument/semanticTokens/full"),
    ...also(value.full, "delta", "textDocument/semanticTokens/full/delta"),
    ...also(value, "range", "textDocument/semanticTokens/range"),
  ],
  diagnosticProvider: (value) => [
    "textDocument/diagnostic",
    ...also(value, "workspaceDiagnostics", "workspace/diagnostic"),
  ],
  executeCommandProvider: () => ["workspace/executeCommand"],
};

/** The requests that a server announces, sorted. Throws where it has a capability that is not in the table. */
export function announced(capabilities: ServerCapabilities): readonly string[] {
  const methods: string[] = [];
  for (const [key, value] of Object.entries(capabilities)) {
    const table: Readonly<Record<string, ((value: never) => readonly string[]) | undefined>> = METHODS;
    const of = table[key];
    if (of === undefined) throw new Error(`The table of requests does not say what ${key} announces.`);
    if (value !== null && value !== undefined && value !== false) methods.push(...of(value as never));
  }
  return methods.sort();
}
