import { ErrorCodes, ResponseError } from "vscode-languageserver";

/** A part of a request's parameters without which it cannot be answered: whether it is there, and what it must be. */
interface Form {
  readonly says: string;
  holds(value: unknown): boolean;
}

const POSITION = (value: unknown): boolean =>
  isRecord(value) && typeof value["line"] === "number" && typeof value["character"] === "number";
const RANGE = (value: unknown): boolean =>
  isRecord(value) && POSITION(value["start"]) && POSITION(value["end"]);
const TEXT = (value: unknown): boolean => typeof value === "string";
const NAMED = (value: unknown): boolean => isRecord(value) && TEXT(value["path"]) && TEXT(value["id"]);

const FORMS = {
  textDocument: {
    says: "a document with its `uri`",
    holds: (value) => isRecord(value) && TEXT(value["uri"]),
  },
  position: { says: "a `line` and a `character`, both numbers", holds: POSITION },
  positions: {
    says: "a list of positions",
    holds: (value) => Array.isArray(value) && value.every(POSITION),
  },
  range: { says: "a range of two positions", holds: RANGE },
  item: {
    says: "an item that this server gave",
    holds: (value) => isRecord(value) && TEXT(value["uri"]),
  },
  files: {
    says: "a list of files with their `oldUri` and `newUri`",
    holds: (value) =>
      Array.isArray(value) &&
      value.every((file) => isRecord(file) && TEXT(file["oldUri"]) && TEXT(file["newUri"])),
  },
  previousResultIds: {
    says: "a list of documents with what is known of them",
    holds: (value) =>
      Array.isArray(value) && value.every((one) => isRecord(one) && TEXT(one["uri"]) && TEXT(one["value"])),
  },
  previousResultId: { says: "a text", holds: TEXT },
  context: { says: "a record", holds: isRecord },
  query: { says: "a text", holds: TEXT },
  newName: { says: "a text", holds: TEXT },
  name: { says: "a text", holds: TEXT },
  version: { says: "a number", holds: (value) => typeof value === "number" },
  source: { says: "a definition with its `path` and its `id`", holds: NAMED },
  from: { says: "a definition with its `path` and its `id`", holds: NAMED },
  into: { says: "a definition with its `path` and its `id`", holds: NAMED },
  locations: {
    says: "a list of places, each with its `uri` and its `range`",
    holds: (value) =>
      Array.isArray(value) && value.every((one) => isRecord(one) && TEXT(one["uri"]) && RANGE(one["range"])),
  },
  label: { says: "a text, or a list of parts", holds: (value) => TEXT(value) || Array.isArray(value) },
  title: { says: "a text", holds: TEXT },
  data: { says: "what this server gave with it", holds: isRecord },
} as const satisfies Readonly<Record<string, Form>>;

type Part = keyof typeof FORMS;

const AT: readonly Part[] = ["textDocument", "position"];
const WITHIN: readonly Part[] = ["textDocument", "range"];

/** What a request needs, where it is more than the name of a document (`textDocument/…`, `attested/…`). */
const NEEDS: Readonly<Record<string, readonly Part[]>> = {
  "textDocument/hover": AT,
  "textDocument/definition": AT,
  "textDocument/references": [...AT, "context"],
  "textDocument/documentHighlight": AT,
  "textDocument/completion": AT,
  "textDocument/linkedEditingRange": AT,
  "textDocument/prepareCallHierarchy": AT,
  "textDocument/prepareTypeHierarchy": AT,
  "textDocument/prepareRename": AT,
  "textDocument/rename": [...AT, "newName"],
  "attested/mergeChoice": AT,
  "attested/merge": ["textDocument", "from", "into"],
  "attested/split": ["locations", "name"],
  "attested/citeChoice": AT,
  "attested/cite": [...AT, "version", "source"],
  "attested/citeNew": [...AT, "version", "title"],
  "textDocument/selectionRange": ["textDocument", "positions"],
  "textDocument/codeAction": [...WITHIN, "context"],
  "textDocument/inlayHint": WITHIN,
  "textDocument/semanticTokens/range": WITHIN,
  "textDocument/semanticTokens/full/delta": ["textDocument", "previousResultId"],
  "callHierarchy/incomingCalls": ["item"],
  "callHierarchy/outgoingCalls": ["item"],
  "typeHierarchy/supertypes": ["item"],
  "typeHierarchy/subtypes": ["item"],
  "completionItem/resolve": ["label"],
  "inlayHint/resolve": ["position", "label"],
  "codeLens/resolve": ["range", "data"],
  "codeAction/resolve": ["title"],
  "documentLink/resolve": ["range"],
  "workspace/symbol": ["query"],
  "workspace/diagnostic": ["previousResultIds"],
  "workspace/willRenameFiles": ["files"],
  "attested/references": AT,
};

/**
 * Throws the protocol's InvalidParams where a request's parameters lack something without which it cannot be answered, or
 * hold it in another form. What may be absent, and what is in it, is left to the handler.
 */
export function checkParams(method: string, params: unknown): void {
  const needs = NEEDS[method] ?? (/^(?:textDocument|attested)\//.test(method) ? ["textDocument"] : []);
  const given = isRecord(params) ? params : {};
  for (const part of needs as readonly Part[]) {
    const { says, holds } = FORMS[part];
    if (!holds(given[part]))
      throw new ResponseError(ErrorCodes.InvalidParams, `${method} needs \`${part}\`: ${says}.`);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
