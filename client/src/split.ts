import { type Location, type QuickPickItem, QuickPickItemKind, Uri, window } from "vscode";
import type { BaseLanguageClient, WorkspaceEdit } from "vscode-languageclient";
import { type Passage, type References, SPLIT, type SplitParams } from "../../server/src/lsp/shared.ts";
import { applyEdit, askForEdit } from "./apply-edit.ts";
import { NOTHING, search } from "./references.ts";

interface Item extends QuickPickItem {
  readonly passage?: Passage;
}

/**
 * Splits mentions of what stands at a position off into a new definition: people choose them in a list in which the one
 * at the position is chosen already, and type the new name. Opens the new file. Whether it was made.
 */
export async function splitMentions(client: BaseLanguageClient, at: Location): Promise<boolean> {
  const answer = await search(() => client, at);
  if (answer === null) void window.showInformationMessage(NOTHING);
  if (answer === null || answer === undefined) return false;
  const chosen = await choose(client, answer, at);
  if (chosen === undefined || chosen.length === 0) return false;
  const name = await window.showInputBox({
    title: "Split Mentions off into a New Definition",
    prompt: `The name of what ${chosen.length === 1 ? "the mention means" : `the ${chosen.length} mentions mean`}`,
    validateInput: (text) => (text.trim() === "" ? "A name has at least one letter." : undefined),
  });
  if (name === undefined) return false;
  const locations = chosen.map(({ uri, range }) => ({ uri, range }));
  const params: SplitParams = { locations, name: name.trim() };
  const edit = await askForEdit(client, SPLIT, params);
  if (edit === undefined || !(await applyEdit(client, edit))) return false;
  const made = createdIn(edit);
  if (made !== undefined) await window.showTextDocument(Uri.parse(made));
  return true;
}

async function choose(
  client: BaseLanguageClient,
  { name, groups }: References,
  { uri, range }: Location,
): Promise<readonly Passage[] | undefined> {
  const here = client.code2ProtocolConverter.asUri(uri);
  const isHere = ({ uri: other, range: { start, end } }: Passage): boolean =>
    other === here &&
    start.line === range.start.line &&
    start.character <= range.start.character + 2 &&
    range.start.character <= end.character + 2;
  const items = groups.flatMap(({ kind, label, passages }): Item[] => {
    if (kind === "definition" || kind === "claims") return [];
    const separator: Item = { label, kind: QuickPickItemKind.Separator };
    return [separator, ...passages.map((passage) => itemOf(passage, isHere(passage)))];
  });
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    matchOnDetail: true,
    title: `Mentions of “${name}” That Mean Something Else`,
    placeHolder: "The mentions that a new definition is to take over",
  });
  return picked?.flatMap(({ passage }) => (passage === undefined ? [] : [passage]));
}

function itemOf(passage: Passage, picked: boolean): Item {
  const { line, title, range } = passage;
  return { label: `${title}, line ${range.start.line + 1}`, detail: line, picked, passage };
}

function createdIn({ documentChanges = [] }: WorkspaceEdit): string | undefined {
  for (const change of documentChanges) if ("kind" in change && change.kind === "create") return change.uri;
  return undefined;
}
