import { type CodeAction, CodeActionKind, type WorkspaceEdit } from "vscode-languageserver";
import { symbolAt } from "../corpus/symbol-at.ts";
import { mergeCandidates, mergeRefusal } from "../features/merge.ts";
import { splitAt } from "../features/split.ts";
import { quoted } from "../text/quoted.ts";
import type { Span } from "../text/span.ts";
import { rangeOf } from "./convert.ts";
import { refusal } from "./gather.ts";
import { merged } from "./merges.ts";
import type { Call, Server } from "./route.ts";
import type { Asked, Session } from "./session.ts";
import type { DefinitionName, MergeParams, SplitParams } from "./shared.ts";
import { split } from "./splits.ts";

/** How many definitions are offered to merge one into. */
const MOST_MERGES = 3;

/** What an action says of itself, so that its changes can be made when it is chosen. */
type Data = { readonly merge: MergeParams } | { readonly split: SplitParams };

/**
 * Actions that change many files, without their changes: those are asked for when one is chosen (LSP 3.17,
 * codeAction/resolve). None where the client does not ask, or cannot do to files what they need.
 */
export function wideActions({ settings }: Session, asked: Asked, at: Span): readonly CodeAction[] {
  if (!settings.resolvesActions) return [];
  const { corpus, lowered, document } = asked;
  const snapshot = corpus.snapshot();
  const textDocument = { uri: document.uri };
  const actions: CodeAction[] = [];
  const add = (title: string, data: Data): void => {
    actions.push({ title, kind: CodeActionKind.RefactorRewrite, data });
  };
  const symbol = symbolAt(lowered, at.start);
  if (symbol?.is === "definition" && mergeRefusal(snapshot, symbol.definition) === undefined) {
    const { path, id } = symbol.definition;
    const stays = snapshot.facts(path)?.definitions.length !== 1 || settings.fileOperations.has("delete");
    for (const into of stays ? mergeCandidates(snapshot, symbol.definition, MOST_MERGES) : []) {
      const params = { textDocument, from: { path, id }, into: { path: into.path, id: into.id } };
      add(`Merge into ${quoted(into.name)} (${into.id})`, { merge: params });
    }
  }
  const offer = settings.fileOperations.has("create") ? splitAt(snapshot, lowered, at.start) : undefined;
  if (offer !== undefined && at.end <= offer.whole.end) {
    const range = rangeOf(offer.span, lowered.facts, settings.encoding, document.text);
    const locations = [{ uri: document.uri, range }];
    add(`Split this mention off into a new definition ${quoted(offer.name)}`, {
      split: { locations, name: offer.name },
    });
  }
  return actions;
}

/** An action with its changes. Throws a `ResponseError` where they cannot be made. */
export async function resolvedAction(
  server: Server,
  action: CodeAction,
  call: Pick<Call<unknown>, "token" | "progress">,
): Promise<CodeAction> {
  if (action.edit !== undefined) return action;
  return { ...action, edit: await editFor(server, action.data, call) };
}

async function editFor(
  server: Server,
  data: unknown,
  call: Pick<Call<unknown>, "token" | "progress">,
): Promise<WorkspaceEdit> {
  const unknown = refusal({ refused: "This action is not known any more: ask for it again." });
  if (!isRecord(data)) throw unknown;
  const { merge, split: parts } = data;
  if (isMerge(merge)) {
    const placed = await server.session.find(merge.textDocument.uri);
    if (placed !== undefined) return merged(server, placed.corpus, merge, call);
  }
  if (isSplit(parts)) return split(server, parts, call);
  throw unknown;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isMerge(value: unknown): value is MergeParams {
  if (!isRecord(value)) return false;
  const { textDocument, from, into } = value;
  return isRecord(textDocument) && typeof textDocument["uri"] === "string" && isName(from) && isName(into);
}

function isName(value: unknown): value is DefinitionName {
  return isRecord(value) && typeof value["path"] === "string" && typeof value["id"] === "string";
}

function isSplit(value: unknown): value is SplitParams {
  if (!isRecord(value) || typeof value["name"] !== "string" || !Array.isArray(value["locations"]))
    return false;
  return value["locations"].every((one: unknown) => {
    if (!isRecord(one) || typeof one["uri"] !== "string" || !isRecord(one["range"])) return false;
    return isPosition(one["range"]["start"]) && isPosition(one["range"]["end"]);
  });
}

function isPosition(value: unknown): boolean {
  return isRecord(value) && Number.isInteger(value["line"]) && Number.isInteger(value["character"]);
}
