import { type CodeAction, CodeActionKind, type WorkspaceEdit } from "vscode-languageserver";
import { symbolAt } from "../corpus/symbol-at.ts";
import { furtherCandidates, mergeCandidates, mergeRefusal } from "../features/merge.ts";
import { splitAt } from "../features/split.ts";
import type { Definition } from "../model/facts.ts";
import type { Lowered } from "../model/lower.ts";
import { quoted } from "../text/quoted.ts";
import { type Span, span, touches } from "../text/span.ts";
import { commandAt } from "./client-commands.ts";
import { rangeOf, rangeOfPlace } from "./convert.ts";
import { refusal } from "./gather.ts";
import { merged } from "./merges.ts";
import type { Call, Server } from "./route.ts";
import type { Asked, Session } from "./session.ts";
import type { DefinitionName } from "./shared/definition-name.ts";
import type { MergeParams } from "./shared/merge.ts";
import type { SplitParams } from "./shared/split.ts";
import { split } from "./splits.ts";

/** How many definitions of a like name are offered to merge one into. */
const MOST_MERGES = 3;

/** How many where people cannot choose among all. */
const MOST_IN_ALL = 5;

/** What an action says of itself, so that its changes can be made when it is chosen. */
type Data = { readonly merge: MergeParams } | { readonly split: SplitParams };

/**
 * Actions that change many files, without their changes: those are asked for when one is chosen (LSP 3.17,
 * codeAction/resolve). None where the client does not ask, or cannot do to files what they need. Commands of the client, where it
 * has them, let people choose what to merge with, and type the name of what is split off.
 */
export function wideActions(session: Session, asked: Asked, at: Span): readonly CodeAction[] {
  return [...mergeActions(session, asked, at), ...splitActions(session, asked, at)];
}

const kind = CodeActionKind.RefactorRewrite;

function mergeActions({ settings }: Session, asked: Asked, at: Span): readonly CodeAction[] {
  const { corpus, lowered, document } = asked;
  const snapshot = corpus.snapshot();
  const definition = definedAt(lowered, at.start);
  if (definition === undefined || mergeRefusal(snapshot, definition) !== undefined) return [];
  const { path, id } = definition;
  const stays = snapshot.facts(path)?.definitions.length !== 1 || settings.fileOperations.has("delete");
  if (!stays) return [];
  const { commands, resolvesActions } = settings;
  const likely = mergeCandidates(snapshot, definition, MOST_MERGES);
  const others = furtherCandidates(
    snapshot,
    definition,
    likely,
    commands.merge === undefined ? MOST_IN_ALL - likely.length : 1,
  );
  const action = (into: Definition): CodeAction => {
    const merge = {
      textDocument: { uri: document.uri },
      from: { path, id },
      into: { path: into.path, id: into.id },
    };
    const data: Data = { merge };
    return { title: `Merge into ${quoted(into.name)} (${into.id})`, kind, data };
  };
  const title = "Merge into another definition…";
  const { start } = rangeOfPlace(definition.namePlace, settings.encoding);
  const command = commandAt(settings, "merge", title, document.uri, start);
  if (command === undefined) return resolvesActions ? [...likely, ...others].map(action) : [];
  const actions = resolvesActions ? likely.map(action) : [];
  return likely.length + others.length === 0 ? actions : [...actions, { title, kind, command }];
}

/** The fields that say which definition it is: on their keys too it is meant. */
const HEAD: ReadonlySet<string> = new Set(["type", "id", "name", "title", "aliases", "weakAliases"]);

/** The definition whose name, first line or kind stands there. */
function definedAt(lowered: Lowered, offset: number): Definition | undefined {
  const symbol = symbolAt(lowered, offset);
  if (symbol !== undefined) return symbol.is === "definition" ? symbol.definition : undefined;
  return lowered.facts.definitions.find(({ fields }) =>
    fields.entries.some(
      ({ key, keySpan, value }) =>
        HEAD.has(key) && touches(span(keySpan.start, Math.max(keySpan.end, value?.span.end ?? 0)), offset),
    ),
  );
}

function splitActions({ settings }: Session, asked: Asked, at: Span): readonly CodeAction[] {
  const { corpus, lowered, document } = asked;
  if (!settings.fileOperations.has("create")) return [];
  const offer = splitAt(corpus.snapshot(), lowered, at.start);
  if (offer === undefined || at.end > offer.whole.end) return [];
  const range = rangeOf(offer.span, lowered.facts, settings.encoding, document.text);
  const title = "Split this mention off into a new definition…";
  const command = commandAt(settings, "split", title, document.uri, range.start);
  if (command !== undefined) return [{ title, kind, command }];
  if (!settings.resolvesActions) return [];
  const { name, weakAlias } = offer;
  const locations = [{ uri: document.uri, range }];
  const data: Data = { split: { locations, name, ...(weakAlias === undefined ? {} : { weakAlias }) } };
  return [{ title: `Split this mention off into a new definition ${quoted(name)}`, kind, data }];
}

/** An action with its changes; one that runs a command has none. Throws a `ResponseError` where they cannot be made. */
export async function resolvedAction(
  server: Server,
  action: CodeAction,
  call: Pick<Call<unknown>, "token" | "progress">,
): Promise<CodeAction> {
  if (action.edit !== undefined || action.command !== undefined) return action;
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
  if (value["weakAlias"] !== undefined && typeof value["weakAlias"] !== "string") return false;
  return value["locations"].every((one: unknown) => {
    if (!isRecord(one) || typeof one["uri"] !== "string" || !isRecord(one["range"])) return false;
    return isPosition(one["range"]["start"]) && isPosition(one["range"]["end"]);
  });
}

function isPosition(value: unknown): boolean {
  return isRecord(value) && Number.isInteger(value["line"]) && Number.isInteger(value["character"]);
}
