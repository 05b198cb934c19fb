import type { ClientCapabilities, InitializeParams } from "vscode-languageserver";
import type { Encoding } from "../text/units.ts";
import { type ClientCommands, clientCommands } from "./client-commands.ts";

/** What the client asked for and what it can do, read once. */
export interface Settings {
  readonly encoding: Encoding;
  /** A folder without attested.yaml is no corpus. */
  readonly requireConfig: boolean;
  /** The page of a rule's documentation, with `{code}` in it. */
  readonly ruleDocumentation: string | undefined;
  readonly commands: ClientCommands;
  /** The client asks for diagnostics itself; otherwise they are sent to it, never both. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly watchesFiles: boolean;
  readonly linksDefinitions: boolean;
  readonly nestsSymbols: boolean;
  /** It asks whether and what can be renamed before people type, and what follows from a file's move. */
  readonly preparesRename: boolean;
  readonly asksBeforeMoves: boolean;
  /** It asks for an action's changes when the action is chosen. */
  readonly resolvesActions: boolean;
  /** What the client does to files for a server. */
  readonly fileOperations: ReadonlySet<string>;
  /** It takes changes with versions and of files, and shows them under headings before they are made. */
  readonly changesDocuments: boolean;
  readonly annotatesChanges: boolean;
  readonly resolvesCompletion: boolean;
  /** It says how it reads Markdown, so that links in what it is shown can be followed. */
  readonly linksPassages: boolean;
  /** It asks for what stands behind an inlay hint when that is looked at. */
  readonly resolvesHints: boolean;
  /** The client's values of what may be switched, where it sends them with its first words. */
  readonly initialOptions: unknown;
  /** It can be asked for settings, and told to tell when they change. */
  readonly answersConfiguration: boolean;
  readonly tellsConfiguration: boolean;
  /** What it can be asked to ask for again. */
  readonly refreshes: {
    readonly inlayHints: boolean;
    readonly codeLens: boolean;
    readonly semanticTokens: boolean;
  };
  /** It shows what `attested/status` says, else the protocol's progress of work that it did not ask for. */
  readonly showsStatus: boolean;
  readonly showsWork: boolean;
  /** The client lets people fill in the places of a text that it inserts. */
  readonly insertsSnippets: boolean;
  /** It makes the changes beside an item of a completion also where they touch the item. */
  readonly editsBesideItems: boolean;
}

/** Reads the client's first words. */
export function settingsOf(params: InitializeParams): Settings {
  const capabilities: ClientCapabilities = params.capabilities;
  const options = isRecord(params.initializationOptions) ? params.initializationOptions : {};
  const { textDocument, workspace, general } = capabilities;
  const text = (key: string): string | undefined => {
    const value = options[key];
    return typeof value === "string" ? value : undefined;
  };
  return {
    encoding: chooseEncoding(general?.positionEncodings),
    requireConfig: options["requireConfig"] === true,
    ruleDocumentation: text("ruleDocumentation"),
    commands: clientCommands(options["commands"]),
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    linksDefinitions: textDocument?.definition?.linkSupport === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    asksBeforeMoves: workspace?.fileOperations?.willRename === true,
    resolvesActions:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties.includes("edit") === true,
    fileOperations: new Set(workspace?.workspaceEdit?.resourceOperations),
    changesDocuments: changesDocuments(workspace?.workspaceEdit),
    annotatesChanges:
      changesDocuments(workspace?.workspaceEdit) &&
      workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    resolvesCompletion: textDocument?.completion?.completionItem?.resolveSupport !== undefined,
    linksPassages: general?.markdown !== undefined,
    resolvesHints: textDocument?.inlayHint?.resolveSupport?.properties.includes("tooltip") === true,
    initialOptions: options["settings"],
    answersConfiguration: workspace?.configuration === true,
    tellsConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    refreshes: {
      inlayHints: workspace?.inlayHint?.refreshSupport === true,
      codeLens: workspace?.codeLens?.refreshSupport === true,
      semanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    },
    showsStatus: options["status"] === true,
    showsWork: capabilities.window?.workDoneProgress === true,
    insertsSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    editsBesideItems: options["editsBesideItems"] === true,
  };
}

/** What is done to files stands among `documentChanges`: who does it takes them, even who forgets to say so (Neovim 0.7). */
function changesDocuments(edit: NonNullable<ClientCapabilities["workspace"]>["workspaceEdit"]): boolean {
  return edit?.documentChanges === true || (edit?.resourceOperations ?? []).length > 0;
}

/** The first of the client's encodings that there is; UTF-16 when it names none (LSP 3.17, positionEncoding). */
function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  const known: readonly Encoding[] = ["utf-8", "utf-16", "utf-32"];
  for (const name of offered ?? []) {
    const found = known.find((encoding) => encoding === name);
    if (found !== undefined) return found;
  }
  return "utf-16";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
