import {
  CompletionItemKind,
  InsertTextFormat,
  type CompletionItem as LspCompletionItem,
  MarkupKind,
} from "vscode-languageserver";
import type { Snapshot } from "../corpus/catalog.ts";
import { fragmentOf } from "../corpus/fragment.ts";
import { asOfFile } from "../features/card/as-of.ts";
import { claimCard } from "../features/card/claim.ts";
import type { CardOptions } from "../features/card/options.ts";
import { paragraphs, quoted } from "../features/card/text.ts";
import { definitionCard } from "../features/card.ts";
import type { CompletionItem, CompletionKind } from "../features/completion/item.ts";
import type { Facts, TextEdit } from "../model/facts.ts";
import { commandAt } from "./client-commands.ts";
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
  date: CompletionItemKind.Value,
  snippet: CompletionItemKind.Snippet,
  new: CompletionItemKind.Unit,
  word: CompletionItemKind.EnumMember,
};

/** What an item carries to the client and back: of what it is to show the card. */
interface ItemData {
  readonly uri: string;
  readonly path: string;
  readonly id: string;
  readonly is: "definition" | "claim" | "heading";
}

/** An item as the client shows it; its card is made when it is looked at. */
export function completionItem(settings: Settings, asked: Asked, item: CompletionItem): LspCompletionItem {
  const editOf = (edit: TextEdit) => ({
    range: rangeOf(edit.span, asked.lowered.facts, settings.encoding, asked.document.text),
    newText: edit.text,
  });
  const { range } = editOf(item.edit);
  const { path, id, kind, says } = item;
  const data: ItemData | undefined =
    path === undefined || id === undefined
      ? undefined
      : {
          uri: asked.document.uri,
          path,
          id,
          is: kind === "claim" || kind === "heading" ? kind : "definition",
        };
  const snippet = settings.insertsSnippets ? item.snippet : undefined;
  const goesOn = item.continues === true || snippet !== undefined;
  const suggest = goesOn ? commandAt(settings, "suggest", "Suggest") : undefined;
  return {
    label: item.label,
    detail: item.detail,
    kind: KIND[kind],
    filterText: item.filterText,
    sortText: item.sortText,
    textEdit: { range, newText: snippet ?? item.edit.text },
    ...(snippet === undefined ? {} : { insertTextFormat: InsertTextFormat.Snippet }),
    ...(item.besides === undefined ? {} : { additionalTextEdits: item.besides.map(editOf) }),
    ...(item.preselect === true ? { preselect: true } : {}),
    ...(says === undefined ? {} : { documentation: says }),
    ...(data === undefined ? {} : { data }),
    ...(suggest === undefined ? {} : { command: suggest }),
  };
}

/** The item with the card of what it stands for (`completionItem/resolve`). */
export async function completionCard(session: Session, item: LspCompletionItem): Promise<LspCompletionItem> {
  const { data } = item;
  if (!isItemData(data)) return item;
  const asked = await session.ask(data.uri);
  if (asked === undefined) return item;
  const snapshot = asked.corpus.snapshot();
  const facts = snapshot.facts(data.path);
  if (facts === undefined) return item;
  const value = cardOf(snapshot, facts, data, { asOf: asOfFile(asked.lowered.facts) });
  return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}

/** The card of what an item stands for: what a hover would show of it in the file that is being written. */
function cardOf(
  snapshot: Snapshot,
  facts: Facts,
  { is, id }: ItemData,
  options: CardOptions,
): string | undefined {
  if (is === "definition") {
    const definition = facts.definitions.find((one) => one.id === id);
    return definition && definitionCard(snapshot, definition, options);
  }
  if (is === "claim") {
    const claim = facts.claims.find((one) => one.id === id);
    return claim && claimCard(snapshot, claim);
  }
  const [file] = facts.definitions;
  const found = fragmentOf(facts, id);
  if (file === undefined || found?.is !== "heading") return undefined;
  return paragraphs(`Section ${quoted(found.heading.text)} of:`, definitionCard(snapshot, file, options));
}

function isItemData(data: unknown): data is ItemData {
  if (typeof data !== "object" || data === null) return false;
  return ["uri", "path", "id", "is"].every(
    (key) => typeof (data as Record<string, unknown>)[key] === "string",
  );
}
