import type { Position, Range } from "vscode-languageserver";

/** A place in an open file, as a client asks about it. */
export interface Place {
  readonly uri: string;
  readonly position: Position;
  /** From the place on, as far as a selection may reach. */
  readonly range: Range;
  /** The whole file. */
  readonly whole: Range;
}

type Ask = (method: string, params: object) => Promise<unknown>;

/** One answer with the file that ranges without a file of their own are of. */
export interface Answer {
  readonly uri: string;
  readonly value: unknown;
}

/** How each request that the server answers is asked at a place; what needs an item asks for it first. */
export const QUESTIONS: Readonly<Record<string, (ask: Ask, place: Place) => Promise<readonly Answer[]>>> = {
  ...Object.fromEntries(
    [
      "hover",
      "definition",
      "documentHighlight",
      "completion",
      "linkedEditingRange",
      "prepareCallHierarchy",
      "prepareTypeHierarchy",
      "prepareRename",
    ].map((name) => [`textDocument/${name}`, at(`textDocument/${name}`)]),
  ),
  ...Object.fromEntries(
    ["documentSymbol", "foldingRange", "documentLink", "semanticTokens/full", "codeLens", "diagnostic"].map(
      (name) => [`textDocument/${name}`, ofFile(`textDocument/${name}`)],
    ),
  ),
  "textDocument/references": at("textDocument/references", { context: { includeDeclaration: true } }),
  "textDocument/rename": at("textDocument/rename", { newName: "new-name" }),
  "attested/references": at("attested/references"),
  "attested/cards": ofFile("attested/cards"),
  "attested/words": ofFile("attested/words"),
  "attested/appearance": ofFile("attested/appearance", { version: 1 }),
  "textDocument/selectionRange": async (ask, { uri, position }) => {
    const params = { textDocument: { uri }, positions: [position] };
    return [{ uri, value: await ask("textDocument/selectionRange", params) }];
  },
  "textDocument/codeAction": async (ask, { uri, range }) => {
    const params = { textDocument: { uri }, range, context: { diagnostics: [] } };
    return [{ uri, value: await ask("textDocument/codeAction", params) }];
  },
  "codeAction/resolve": async (ask, { uri, range }) => {
    const params = { textDocument: { uri }, range, context: { diagnostics: [] } };
    const actions = await ask("textDocument/codeAction", params);
    const open = Array.isArray(actions)
      ? actions.filter((one) => isRecord(one) && one["edit"] === undefined)
      : [];
    return resolved(ask, "codeAction/resolve", uri, open);
  },
  "attested/mergeChoice": at("attested/mergeChoice"),
  "attested/merge": async (ask, { uri, position }) => {
    const textDocument = { uri };
    const choice = await ask("attested/mergeChoice", { textDocument, position });
    const [into] = isRecord(choice) && Array.isArray(choice["into"]) ? choice["into"] : [];
    if (!isRecord(choice) || into === undefined) return [];
    return [{ uri, value: await ask("attested/merge", { textDocument, from: choice["from"], into }) }];
  },
  "attested/split": async (ask, { uri, range }) => [
    { uri, value: await ask("attested/split", { locations: [{ uri, range }], name: "Somebody else" }) },
  ],
  "attested/citeChoice": at("attested/citeChoice"),
  "attested/cite": async (ask, { uri, position }) => {
    const at = { textDocument: { uri }, position };
    const choice = await ask("attested/citeChoice", at);
    const [source] = isRecord(choice) && Array.isArray(choice["sources"]) ? choice["sources"] : [];
    if (source === undefined) return [];
    return [{ uri, value: await ask("attested/cite", { ...at, version: 1, source }) }];
  },
  "attested/citeNew": at("attested/citeNew", { version: 1, title: "A new source" }),
  "textDocument/inlayHint": within("textDocument/inlayHint"),
  "textDocument/semanticTokens/range": within("textDocument/semanticTokens/range"),
  "textDocument/semanticTokens/full/delta": async (ask, { uri }) => {
    const textDocument = { uri };
    const full = await ask("textDocument/semanticTokens/full", { textDocument });
    const answers: Answer[] = [];
    for (const previousResultId of [textIn(full, "resultId") ?? "", "of another time"])
      answers.push({
        uri,
        value: await ask("textDocument/semanticTokens/full/delta", { textDocument, previousResultId }),
      });
    return answers;
  },
  "callHierarchy/incomingCalls": ofItems("textDocument/prepareCallHierarchy", "callHierarchy/incomingCalls"),
  "callHierarchy/outgoingCalls": ofItems("textDocument/prepareCallHierarchy", "callHierarchy/outgoingCalls"),
  "typeHierarchy/supertypes": ofItems("textDocument/prepareTypeHierarchy", "typeHierarchy/supertypes"),
  "typeHierarchy/subtypes": ofItems("textDocument/prepareTypeHierarchy", "typeHierarchy/subtypes"),
  "completionItem/resolve": async (ask, { uri, position }) => {
    const list = await ask("textDocument/completion", { textDocument: { uri }, position });
    const items = isRecord(list) && Array.isArray(list["items"]) ? list["items"].slice(0, 3) : [];
    return resolved(ask, "completionItem/resolve", uri, items);
  },
  "codeLens/resolve": async (ask, { uri }) =>
    resolved(ask, "codeLens/resolve", uri, await ask("textDocument/codeLens", { textDocument: { uri } })),
  "inlayHint/resolve": async (ask, { uri, whole }) =>
    resolved(
      ask,
      "inlayHint/resolve",
      uri,
      await ask("textDocument/inlayHint", { textDocument: { uri }, range: whole }),
    ),
  "workspace/symbol": async (ask, { uri }) => [{ uri, value: await ask("workspace/symbol", { query: "a" }) }],
  "workspace/diagnostic": async (ask, { uri }) => [
    { uri, value: await ask("workspace/diagnostic", { previousResultIds: [] }) },
  ],
  "workspace/willRenameFiles": async (ask, { uri }) => {
    const files = [{ oldUri: uri, newUri: uri.replace(/[^/]*$/, "moved/$&") }];
    return [{ uri, value: await ask("workspace/willRenameFiles", { files }) }];
  },
};

function at(method: string, more: object = {}) {
  return async (ask: Ask, { uri, position }: Place): Promise<readonly Answer[]> => [
    { uri, value: await ask(method, { textDocument: { uri }, position, ...more }) },
  ];
}

function ofFile(method: string, more: object = {}) {
  return async (ask: Ask, { uri }: Place): Promise<readonly Answer[]> => [
    { uri, value: await ask(method, { textDocument: { uri }, ...more }) },
  ];
}

function within(method: string) {
  return async (ask: Ask, { uri, range, whole }: Place): Promise<readonly Answer[]> => [
    { uri, value: await ask(method, { textDocument: { uri }, range }) },
    { uri, value: await ask(method, { textDocument: { uri }, range: whole }) },
  ];
}

function ofItems(prepare: string, method: string) {
  return async (ask: Ask, { uri, position }: Place): Promise<readonly Answer[]> => {
    const items = await ask(prepare, { textDocument: { uri }, position });
    const answers: Answer[] = [];
    for (const item of Array.isArray(items) ? items : [])
      answers.push({ uri: textIn(item, "uri") ?? uri, value: await ask(method, { item }) });
    return answers;
  };
}

async function resolved(ask: Ask, method: string, uri: string, items: unknown): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const item of Array.isArray(items) ? items : []) answers.push({ uri, value: await ask(method, item) });
  return answers;
}

function textIn(value: unknown, key: string): string | undefined {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === "string" ? found : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
