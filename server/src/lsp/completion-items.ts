import {
  CompletionItemKind,
  InsertTextFormat,
  type CompletionItem as LspCompletionItem,
  MarkupKind,
} from "vscode-languageserver";
import { claimCard } from "../features/card/claim.ts";
import { definitionCard } from "../features/card.ts";
import type { CompletionItem, CompletionKind } from "../features/completion/item.ts";
import { rangeOf } from "./convert.ts";
import type { Asked, Session } from "./session.ts";
import type { Settings } from "./settings.ts";

/** The protocol's kinds for ours: the nearest icon that editors draw. */
const KIND: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  person: CompletionItemKind.Variable,
  organisation: CompletionItemKind.Class,
  state: CompletionItemKind.Module,
  place: CompletionItemKind.Folder,
  agreement: CompletionItemKind.Interface,
  event: CompletionItemKind.Event,
  concept: CompletionItemKind.Constant,
  source: CompletionItemKind.Reference,
  article: CompletionItemKind.File,
  note: CompletionItemKind.File,
  claim: CompletionItemKind.Field,
  heading: CompletionItemKind.Text,
  name: CompletionItemKind.Text,
  class: CompletionItemKind.Keyword,
  attribute: CompletionItemKind.Property,
  field: CompletionItemKind.Property,
  property: CompletionItemKind.Property,
  snippet: CompletionItemKind.Snippet,
  word: CompletionItemKind.EnumMember,
};

/** What an item carries to the client and back: of what it is to show the card. */
interface ItemData {
  readonly uri: string;
  readonly path: string;
  readonly id: string;
}

/** An item as the client shows it; its card is made when it is looked at, or at once where the client cannot ask. */
export function completionItem(settings: Settings, asked: Asked, item: CompletionItem): LspCompletionItem {
  const range = rangeOf(item.edit.span, asked.lowered.facts, settings.encoding, asked.document.text);
  const { path, id, says } = item;
  const data: ItemData | undefined =
    path === undefined || id === undefined ? undefined : { uri: asked.document.uri, path, id };
  const snippet = settings.insertsSnippets ? item.snippet : undefined;
  const suggest = item.continues === true ? settings.suggestCommand : undefined;
  return {
    label: item.label,
    detail: item.detail,
    kind: KIND[item.kind],
    filterText: item.filterText,
    sortText: item.sortText,
    textEdit: { range, newText: snippet ?? item.edit.text },
    ...(snippet === undefined ? {} : { insertTextFormat: InsertTextFormat.Snippet }),
    ...(says === undefined ? {} : { documentation: says }),
    ...(data === undefined ? {} : { data }),
    ...(suggest === undefined ? {} : { command: { title: "Suggest", command: suggest } }),
  };
}

/** The item with the card of what it stands for (`completionItem/resolve`). */
export async function completionCard(session: Session, item: LspCompletionItem): Promise<LspCompletionItem> {
  const { data } = item;
  if (!isItemData(data)) return item;
  const asked = await session.ask(data.uri);
  const snapshot = asked?.corpus.snapshot();
  const facts = snapshot?.facts(data.path);
  if (snapshot === undefined || facts === undefined) return item;
  const definition = facts.definitions.find((one) => one.id === data.id);
  const claim = definition === undefined ? facts.claims.find((one) => one.id === data.id) : undefined;
  const value =
    definition !== undefined
      ? definitionCard(snapshot, definition)
      : claim !== undefined
        ? claimCard(snapshot, claim)
        : undefined;
  return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}

function isItemData(data: unknown): data is ItemData {
  if (typeof data !== "object" || data === null) return false;
  return ["uri", "path", "id"].every((key) => typeof (data as Record<string, unknown>)[key] === "string");
}
