import * as vscode from "vscode";
import { assert } from "./assert.ts";
import {
  accepting,
  answered,
  becoming,
  definitionsAt,
  eventually,
  openFile,
  positionOf,
  texts,
} from "./editor.ts";
import { listed, runAt, type ShownPassage, shownGroups } from "./mentions.ts";

const ARTICLE = "articles/fourteen-agreements.md";
const OTHER = "articles/declaration-signed.md";
const MADE = "people/lam.md";

/** The only passage of a file in a group of the list of mentions whose line holds words. */
async function passage(label: string, path: string, words: string): Promise<ShownPassage> {
  const group = (await shownGroups()).find((one) => one.label === label);
  const found = group?.entries.filter(
    (one) => one.label.includes(words) && String(one.item.command?.arguments?.[0]).endsWith(`/${path}`),
  );
  const [only] = found ?? [];
  assert(only !== undefined && found?.length === 1, `${found?.length} of ${words} in ${label} of ${path}`);
  return only;
}

/** What the files hold once some words of them are others, and there is a new one. */
function changed(
  before: ReadonlyMap<string, string>,
  made: readonly (readonly [path: string, from: string, to: string])[],
  file: readonly [path: string, text: string],
): ReadonlyMap<string, string> {
  const due = new Map([...before, file]);
  for (const [path, from, to] of made) {
    const text = due.get(path) ?? "";
    assert(text.split(from).length === 2, `${from} is in ${path} ${text.split(from).length - 1} times`);
    due.set(path, text.replace(from, to));
  }
  return due;
}

async function undone(path: string, before: ReadonlyMap<string, string>): Promise<void> {
  await openFile(path);
  await vscode.commands.executeCommand("undo");
  await becoming(before, "everything as it was");
}

describe("splitting, inside VS Code", () => {
  it("splits chosen mentions of a list off into a new definition, in one step that can be undone", async () => {
    const before = await texts();
    await listed("people/to-lam.md", "To Lam", 1);
    const chosen = await passage("Mentions", ARTICLE, "[[to-lam|Lam]]");
    const also = await passage("As “about”", OTHER, "about: to-lam");
    const command = "attested.splitMentions";
    const isMade = await accepting(
      vscode.commands.executeCommand<boolean>(command, chosen.entry, [chosen.entry, also.entry]),
    );
    assert(isMade, "it was not made");
    // The new definition has the words that stand there for its name, and is what people see.
    const opened = vscode.window.activeTextEditor?.document;
    assert(opened?.uri.path.endsWith(`/${MADE}`) === true, String(opened?.uri));
    const due = changed(
      before,
      [
        [ARTICLE, "[[to-lam|Lam]]", "[[lam|Lam]]"],
        [OTHER, "about: to-lam\n", "about: lam\n"],
      ],
      [MADE, "---\ntype: person\nname: Lam\n---\n"],
    );
    await becoming(due, "the chosen mentions, and no others, with the new id");
    const { document } = await openFile(ARTICLE);
    await eventually(async () => {
      const [uri] = await definitionsAt(document, positionOf(document, "[[lam|Lam]]", 3));
      return uri?.path.endsWith(`/${MADE}`) === true ? true : undefined;
    }, "the new definition behind the mention");
    await undone(ARTICLE, before);
  });

  it("splits off the mention at the cursor, which is chosen already", async () => {
    const before = await texts();
    const at = "[[south-china-sea|East Sea]]";
    const [path] = [...before].find(([, text]) => text.includes(at)) ?? [];
    assert(path !== undefined, `${at} stands nowhere`);
    const { document } = await openFile(path);
    const place = positionOf(document, at, 4);
    const title = "Split this mention off into a new definition…";
    const actions = await answered<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      [document.uri, new vscode.Range(place, place)],
      (all) => all.some((one) => one.title === title),
    );
    const command = actions.find((one) => one.title === title)?.command;
    assert(command !== undefined, "the action has a command");
    await accepting(vscode.commands.executeCommand(command.command, ...(command.arguments ?? [])));
    const due = changed(
      before,
      [[path, at, "[[east-sea|East Sea]]"]],
      ["places/east-sea.md", "---\ntype: place\nname: East Sea\n---\n"],
    );
    await becoming(due, "the new place");
    await undone(path, before);
  });

  it("changes nothing where nothing is named", async () => {
    const before = await texts();
    const isMade = await accepting(runAt<boolean>("attested.splitMentions", OTHER, "kind words ready", 2));
    assert(!isMade, "something was made");
    await becoming(before, "everything as it was");
  });
});
