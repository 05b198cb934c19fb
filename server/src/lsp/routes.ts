import {
  type CancellationToken,
  CodeActionKind,
  CodeActionRequest,
  CompletionRequest,
  CompletionResolveRequest,
  CompletionTriggerKind,
  type Connection,
  DefinitionRequest,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  HoverRequest,
  MarkupKind,
  type PartialResultParams,
  ProgressType,
  ProtocolRequestType,
  ReferencesRequest,
  type ServerCapabilities,
  type TextDocumentPositionParams,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
} from "vscode-languageserver";
import { type Cards, cards } from "../features/cards.ts";
import { completion } from "../features/completion.ts";
import { definition } from "../features/definition.ts";
import { documentSymbols } from "../features/document-symbols.ts";
import { hover } from "../features/hover.ts";
import { references } from "../features/references.ts";
import { workspaceSymbols } from "../features/workspace-symbols.ts";
import { linesOf } from "../text/lines.ts";
import { offsetAt } from "../text/units.ts";
import type { Appearances } from "./appearances.ts";
import { completionCard, completionItem } from "./completion-items.ts";
import { locationOf, rangeOf, rangeOfPlace } from "./convert.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { quickFixes } from "./fixes.ts";
import type { Asked, Session } from "./session.ts";
import type { Settings } from "./settings.ts";
import { APPEARANCE, type Appearance, type AppearanceParams, CARDS, type CardsParams } from "./shared.ts";
import { toDocumentSymbols, toWorkspaceSymbol } from "./symbols.ts";

/** What every handler works with. */
export interface Server {
  readonly session: Session;
  readonly diagnostics: Diagnostics;
  readonly appearances: Appearances;
}

/** One request that the server answers, with the capability that announces it. */
interface Route {
  readonly method: string;
  capability(settings: Settings): Partial<ServerCapabilities>;
  register(connection: Connection, server: Server): void;
}

type Handler<P, R, PR> = (
  server: Server,
  params: P,
  token: CancellationToken,
  send: (part: PR & object) => void,
) => Promise<R> | R;

function route<P, R, PR, E, RO>(
  type: ProtocolRequestType<P, R, PR, E, RO>,
  capability: Partial<ServerCapabilities> | ((settings: Settings) => Partial<ServerCapabilities>),
  handle: Handler<P, R, PR>,
): Route {
  return {
    method: type.method,
    capability: typeof capability === "function" ? capability : () => capability,
    register(connection, server) {
      const answer = async (params: P & PartialResultParams, token: CancellationToken): Promise<unknown> => {
        const { partialResultToken } = params;
        const send = (part: PR & object): void => {
          if (partialResultToken === undefined) return;
          void connection.sendProgress(new ProgressType<object>(), partialResultToken, part);
        };
        return handle(server, params, token, send);
      };
      connection.onRequest<unknown, unknown>(type.method, answer);
    },
  };
}

/** The asked file and the offset of the asked position. */
async function at(
  { session }: Server,
  { textDocument, position }: TextDocumentPositionParams,
): Promise<(Asked & { offset: number }) | undefined> {
  const asked = await session.ask(textDocument.uri);
  if (asked === undefined) return undefined;
  const lines = linesOf(asked.document.text);
  return { ...asked, offset: offsetAt(lines, position, session.settings.encoding) };
}

/** Everything that clients may ask, a row each. Capabilities are made from it. */
export const ROUTES: readonly Route[] = [
  route(HoverRequest.type, { hoverProvider: true }, async (server, params) => {
    const asked = await at(server, params);
    if (asked === undefined) return null;
    const found = hover(asked.corpus.snapshot(), asked.lowered, asked.offset);
    if (found === undefined) return null;
    const { encoding } = server.session.settings;
    const range = rangeOf(found.span, asked.lowered.facts, encoding, asked.document.text);
    return { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range };
  }),

  route(DefinitionRequest.type, { definitionProvider: true }, async (server, params) => {
    const asked = await at(server, params);
    if (asked === undefined) return null;
    const { encoding, linksDefinitions } = server.session.settings;
    const { root } = asked.corpus;
    const found = definition(asked.corpus.snapshot(), asked.lowered, asked.offset);
    if (!linksDefinitions) return found.map(({ path, place }) => locationOf(root, path, place, encoding));
    return found.map(({ path, place, target, origin }) => ({
      originSelectionRange: rangeOf(origin, asked.lowered.facts, encoding, asked.document.text),
      targetUri: locationOf(root, path, place, encoding).uri,
      targetRange: rangeOfPlace(target, encoding),
      targetSelectionRange: rangeOfPlace(place, encoding),
    }));
  }),

  route(ReferencesRequest.type, { referencesProvider: true }, async (server, params) => {
    const asked = await at(server, params);
    if (asked === undefined) return null;
    const { includeDeclaration } = params.context;
    const found = references(asked.corpus.snapshot(), asked.lowered, asked.offset, includeDeclaration);
    const { encoding } = server.session.settings;
    return found.map(({ path, place }) => locationOf(asked.corpus.root, path, place, encoding));
  }),

  route(
    DocumentSymbolRequest.type,
    { documentSymbolProvider: true },
    async ({ session }, { textDocument }) => {
      const asked = await session.ask(textDocument.uri);
      return asked === undefined
        ? null
        : toDocumentSymbols(session.settings, asked, documentSymbols(asked.lowered));
    },
  ),

  route(WorkspaceSymbolRequest.type, { workspaceSymbolProvider: true }, async ({ session }, { query }) => {
    await session.ready();
    return [...session.corpora()].flatMap((corpus) =>
      workspaceSymbols(corpus.snapshot(), query).map((symbol) =>
        toWorkspaceSymbol(session.settings, corpus.root, symbol),
      ),
    );
  }),

  route(
    CompletionRequest.type,
    ({ resolvesCompletion }) => ({
      completionProvider: {
        triggerCharacters: ["[", "@", "|", "#", "{", ".", "=", ";", '"'],
        resolveProvider: resolvesCompletion,
      },
    }),
    async (server, params) => {
      const asked = await at(server, params);
      if (asked === undefined) return null;
      const typedSign = params.context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
      const { items, isIncomplete } = completion(
        asked.corpus.snapshot(),
        asked.lowered,
        asked.offset,
        typedSign ? "character" : "invoked",
      );
      return {
        isIncomplete,
        items: items.map((item) => completionItem(server.session.settings, asked, item)),
      };
    },
  ),

  route(CompletionResolveRequest.type, {}, (server, item) => completionCard(server.session, item)),

  route(
    CodeActionRequest.type,
    { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } },
    async ({ session }, params) => {
      const asked = await session.ask(params.textDocument.uri);
      return asked === undefined ? null : quickFixes(session, asked, params);
    },
  ),

  route(
    DocumentDiagnosticRequest.type,
    {
      diagnosticProvider: { identifier: "attested", interFileDependencies: true, workspaceDiagnostics: true },
    },
    ({ diagnostics }, params) => diagnostics.ofDocument(params.textDocument.uri, params.previousResultId),
  ),

  route(WorkspaceDiagnosticRequest.type, {}, async ({ diagnostics }, params, token, send) => {
    if (params.partialResultToken === undefined) {
      const items: Parameters<Parameters<Diagnostics["ofWorkspace"]>[2]>[0] = [];
      await diagnostics.ofWorkspace(params.previousResultIds, token, (part) => {
        for (const item of part) items.push(item);
      });
      return { items };
    }
    await diagnostics.ofWorkspace(params.previousResultIds, token, (part) => send({ items: part }));
    return { items: [] };
  }),

  route(
    new ProtocolRequestType<AppearanceParams, Appearance | null, never, void, void>(APPEARANCE),
    {},
    ({ appearances }, params) => appearances.of(params),
  ),

  route(
    new ProtocolRequestType<CardsParams, Cards | null, never, void, void>(CARDS),
    {},
    async ({ session, appearances }, { textDocument }) => {
      const asked = await session.ask(textDocument.uri);
      appearances.note();
      return asked === undefined ? null : cards(asked.corpus.snapshot(), asked.lowered);
    },
  ),
];

/** What the server announces: the capabilities of all routes; diagnostics only to clients that ask for them. */
export function capabilitiesOf(settings: Settings): Partial<ServerCapabilities> {
  const all: Partial<ServerCapabilities> = Object.assign(
    {},
    ...ROUTES.map((one) => one.capability(settings)),
  );
  if (!settings.pullsDiagnostics) delete all.diagnosticProvider;
  return all;
}
