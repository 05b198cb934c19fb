import { type Location, type QuickPickItem, QuickPickItemKind, window } from "vscode";
import type { BaseLanguageClient, WorkspaceEdit } from "vscode-languageclient";
import {
  MERGE,
  MERGE_CHOICE,
  MERGE_LABELS,
  type MergeChoice,
  type MergeChoiceParams,
  type MergeParams,
  type NamedDefinition,
} from "../../server/src/lsp/shared/merge.ts";
import { applyEdit, askFor, askForEdit } from "./apply-edit.ts";
import { quotedName } from "./quoted.ts";

interface Item extends QuickPickItem {
  readonly into?: NamedDefinition;
}

/**
 * Merges the definition at a position, or the one that is named there, into another that people choose; says what will
 * change and asks before it changes it. Whether it was merged.
 */
export async function mergeDefinition(
  client: BaseLanguageClient,
  { uri, range }: Location,
): Promise<boolean> {
  const textDocument = { uri: client.code2ProtocolConverter.asUri(uri) };
  const position = client.code2ProtocolConverter.asPosition(range.start);
  const choice = await choiceAt(client, { textDocument, position });
  if (choice === undefined) return false;
  const { from } = choice;
  const chosen = await window.showQuickPick(itemsOf(choice), {
    title: `Merge ${quotedName(from.name)} into…`,
    placeHolder: "Choose the definition that stays and takes over the other’s names and mentions.",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen?.into === undefined) return false;
  const { path, id, name } = chosen.into;
  const params: MergeParams = { textDocument, from: { path: from.path, id: from.id }, into: { path, id } };
  const edit = await askForEdit(client, MERGE, params);
  if (edit === undefined) return false;
  const isDeleted = deletes(edit);
  const ticked = isDeleted ? "deletion of the file" : "change of the definition";
  const items: readonly QuickPickItem[] = [
    { label: MERGE_NOW, detail: summaryOf(edit, from) },
    { label: LOOK_FIRST, detail: `Opens Refactor Preview, where you tick the ${ticked} too.` },
  ];
  const answer = await window.showQuickPick(items, {
    title: `Merge ${quotedName(from.name)} into ${quotedName(name)}?`,
    placeHolder: "Values that differ are kept side by side.",
  });
  if (answer === undefined) return false;
  return applyEdit(client, answer.label === LOOK_FIRST ? toBeConfirmed(edit, isDeleted) : edit);
}

const MERGE_NOW = "Merge";
const LOOK_FIRST = "Look at the Changes First";

/** The edit with one of its changes to be ticked, so that all are shown before they are made: what is to be confirmed is not ticked at first. */
function toBeConfirmed(edit: WorkspaceEdit, isDeleted: boolean): WorkspaceEdit {
  const label = isDeleted ? MERGE_LABELS.removed : MERGE_LABELS.definition;
  const annotations = Object.entries(edit.changeAnnotations ?? {});
  const confirmed = annotations.map(
    ([id, one]) => [id, one.label === label ? { ...one, needsConfirmation: true } : one] as const,
  );
  return { ...edit, changeAnnotations: Object.fromEntries(confirmed) };
}

function deletes({ documentChanges = [] }: WorkspaceEdit): boolean {
  return documentChanges.some((change) => "kind" in change && change.kind === "delete");
}

async function choiceAt(
  client: BaseLanguageClient,
  params: MergeChoiceParams,
): Promise<MergeChoice | undefined> {
  const choice = await askFor<MergeChoice>(client, MERGE_CHOICE, params);
  if (choice === null) void window.showInformationMessage("Put the cursor on the name of what to merge.");
  if (choice?.into.length !== 0) return choice ?? undefined;
  void window.showInformationMessage("No other of its kind is defined to merge it into.");
  return undefined;
}

function itemsOf({ into }: MergeChoice): readonly Item[] {
  const items = (likely: boolean): readonly Item[] =>
    into
      .filter((one) => (one.likely === true) === likely)
      .map((one) => ({ label: one.name, description: one.id, detail: one.path, into: one }));
  const [likely, others] = [items(true), items(false)];
  const separator = (label: string): Item => ({ label, kind: QuickPickItemKind.Separator });
  return likely.length === 0 ? others : [separator("Alike"), ...likely, separator("Others"), ...others];
}

/** What an edit does, in words. */
function summaryOf(edit: WorkspaceEdit, { path }: NamedDefinition): string {
  const texts = edit.documentChanges?.flatMap((one) => ("edits" in one ? [one.edits.length] : [])) ?? [];
  const places = texts.reduce((sum, count) => sum + count, 0);
  const changed = `Changes ${counted(places, "place")} in ${counted(texts.length, "file")}`;
  const ids = new Set(
    Object.entries(edit.changeAnnotations ?? {}).flatMap(([id, { label }]) =>
      label === MERGE_LABELS.itself ? [id] : [],
    ),
  );
  const all = edit.documentChanges?.flatMap((one) => ("edits" in one ? one.edits : [])) ?? [];
  const itself = all.filter((one) => "annotationId" in one && ids.has(one.annotationId)).length;
  const left = itself === 0 ? "" : ` Leaves out ${counted(itself, "value")} in which one names the other.`;
  return `${changed}${deletes(edit) ? ` and deletes ${path}` : ""}.${left}`;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
