import {
  CancellationTokenSource,
  type Location,
  type QuickPick,
  type QuickPickItem,
  QuickPickItemKind,
  Selection,
  Uri,
  window,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  CITE,
  CITE_CHOICE,
  CITE_NEW,
  type CiteChoice,
  type CiteChoiceParams,
  type CiteNewParams,
  type CiteParams,
} from "../../server/src/lsp/shared/cite.ts";
import { applyEdit, askFor, askForEdit, createdIn } from "./apply-edit.ts";
import { type Row, rowsOf } from "./cite/rows.ts";
import { Search } from "./cite/search.ts";

const NO_FILE = "This file belongs to no corpus, so that there are no sources to cite.";

/** A row that can be chosen. */
type Choosable = Exclude<Row, { readonly is: "heading" }>;

type Item = QuickPickItem & { readonly row?: Choosable };

/** What was chosen, and what was typed till then. */
interface Chosen {
  readonly row: Choosable;
  readonly typed: string;
}

/**
 * Cites a source that people choose for the claim, the quote or the sentence at a position of a text of that version; a new one
 * they give a title, and its file is opened. Whether something was cited.
 */
export async function citeSource(
  client: BaseLanguageClient,
  { uri, range }: Location,
  version: number,
): Promise<boolean> {
  const at = {
    textDocument: { uri: client.code2ProtocolConverter.asUri(uri) },
    position: client.code2ProtocolConverter.asPosition(range.start),
  };
  const choice = await askFor<CiteChoice>(client, CITE_CHOICE, at);
  if (choice === null) void window.showInformationMessage(NO_FILE);
  if (choice === null || choice === undefined) return false;
  const chosen = await choose(client, at, choice);
  if (chosen === undefined) return false;
  const { row, typed } = chosen;
  if (row.is === "new") return citeNew(client, { ...at, version }, row.folder, typed);
  const { path, id } = row.source;
  const params: CiteParams = { ...at, version, source: { path, id } };
  const edit = await askForEdit(client, CITE, params);
  return edit !== undefined && applyEdit(client, edit, false);
}

async function citeNew(
  client: BaseLanguageClient,
  at: Omit<CiteNewParams, "title">,
  folder: string,
  typed: string,
): Promise<boolean> {
  const title = await window.showInputBox({
    title: "Cite a New Source",
    prompt: `Its title. The file is made in ${folder} and opened, for its date, publisher and address.`,
    value: typed,
    validateInput: (text) => (text.trim() === "" ? "A title has at least one letter." : undefined),
  });
  if (title === undefined) return false;
  const params: CiteNewParams = { ...at, title: title.trim() };
  const edit = await askForEdit(client, CITE_NEW, params);
  if (edit === undefined || !(await applyEdit(client, edit, false))) return false;
  const made = createdIn(edit);
  if (made !== undefined) await fillIn(Uri.parse(made));
  return true;
}

/** Opens the file of a new source with the cursor where its date is to be written. */
async function fillIn(uri: Uri): Promise<void> {
  const editor = await window.showTextDocument(uri);
  const { document } = editor;
  for (let line = 0; line < document.lineCount; line++) {
    const { text, range } = document.lineAt(line);
    if (!text.startsWith("issued:")) continue;
    editor.selection = new Selection(range.end, range.end);
    return;
  }
}

/**
 * Shows the sources and waits for one. The server looks for what is typed, as it knows more spellings than are shown; Enter
 * before it has answered takes the first that it then finds.
 */
function choose(
  client: BaseLanguageClient,
  at: CiteChoiceParams,
  choice: CiteChoice,
): Promise<Chosen | undefined> {
  const list: QuickPick<Item> = window.createQuickPick<Item>();
  list.title = `Cite a Source for the ${HEADINGS[choice.kind]} ${choice.words}`;
  list.placeholder = "Author, year, publisher or words of the title";
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.items = itemsOf(choice);
  return new Promise((resolve) => {
    const first = (): Item | undefined => list.items.find(({ row }) => row !== undefined);
    const take = (item: Item | undefined): void => {
      const row = item?.row;
      if (row === undefined) return;
      resolve({ row, typed: list.value.trim() });
      list.hide();
    };
    const search = new Search<CiteChoice>((text, signal) => sourcesFor(client, { ...at, text }, signal), {
      busy(is) {
        list.busy = is;
      },
      show(answer) {
        list.items = itemsOf(answer);
      },
      takeFirst: () => take(first()),
    });
    list.onDidChangeValue((text) => void search.find(text));
    list.onDidAccept(() => {
      if (search.accept()) return;
      const [active] = list.activeItems;
      // Of a list that has just been replaced the active row is told a moment later.
      take(active !== undefined && list.items.includes(active) ? active : first());
    });
    list.onDidHide(() => {
      search.stop();
      list.dispose();
      resolve(undefined);
    });
    list.show();
  });
}

async function sourcesFor(
  client: BaseLanguageClient,
  params: CiteChoiceParams,
  signal: AbortSignal,
): Promise<CiteChoice | null | undefined> {
  const stop = new CancellationTokenSource();
  signal.addEventListener("abort", () => stop.cancel());
  return askFor<CiteChoice>(client, CITE_CHOICE, params, stop.token).finally(() => stop.dispose());
}

const HEADINGS = { claim: "Claim", quote: "Quote", sentence: "Sentence" } as const;

function itemsOf(choice: CiteChoice): readonly Item[] {
  return rowsOf(choice).map((row): Item => {
    if (row.is === "heading") return { label: row.label, kind: QuickPickItemKind.Separator };
    // What matches the server has decided.
    const { is, label, ...shown } = row;
    const detail = shown.detail === undefined ? {} : { detail: shown.detail };
    const description = "description" in shown ? { description: shown.description } : {};
    const icon = is === "new" ? "$(add) " : "";
    return { label: `${icon}${label}`, ...description, ...detail, alwaysShow: true, row };
  });
}
