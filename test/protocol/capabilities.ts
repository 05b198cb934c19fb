import type { ClientCapabilities } from "vscode-languageserver";

/** A client that changes files in every way that a server may ask for. */
export const CHANGES = {
  fileOperations: { willRename: true },
  workspaceEdit: {
    documentChanges: true,
    resourceOperations: ["create", "rename", "delete"],
    changeAnnotationSupport: {},
  },
} satisfies ClientCapabilities["workspace"];

/** A client that asks for everything that answers with places in a text, and resolves what can be resolved. */
export const RESOLVES = {
  diagnostic: {},
  definition: { linkSupport: true },
  documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  rename: { prepareSupport: true },
  completion: { completionItem: { resolveSupport: { properties: ["documentation"] } } },
  codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } },
  inlayHint: { resolveSupport: { properties: ["tooltip"] } },
} satisfies ClientCapabilities["textDocument"];
