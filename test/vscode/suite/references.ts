import * as vscode from "vscode";
import type { References } from "../../../server/src/lsp/shared.ts";
import { assert } from "./assert.ts";
import { answered, eventually, openFile, positionOf } from "./editor.ts";

/** Puts the cursor on words of a file and runs a command there. */
async function runAt<T>(command: string, path: string, words: string, by: number): Promise<T> {
  const editor = await openFile(path);
  const position = positionOf(editor.document, words, by);
  editor.selection = new vscode.Selection(position, position);
  return vscode.commands.executeCommand<T>(command);
}

async function listed(path: string, words: string, by: number): Promise<References> {
  return eventually(
    () => runAt<References | undefined>("attested.listMentions", path, words, by),
    "mentions",
  );
}

/** What VS Code's view References shows, or nothing yet; null where the host cannot run that view. */
async function shown(): Promise<Input | undefined | null> {
  const extension = vscode.extensions.getExtension<{ getInput(): Input | undefined }>(
    "vscode.references-view",
  );
  const api = await extension?.activate().then(undefined, () => undefined);
  return api === undefined ? null : api.getInput();
}

/** The list of mentions that people see: in VS Code's view, and in ours where the host cannot run that one. */
async function shownMentions(): Promise<Model> {
  return eventually(async () => {
    const input = await shown();
    if (input === null)
      return vscode.extensions
        .getExtension<{ listed(): Model | undefined }>("attested.attested")
        ?.exports.listed();
    return input?.title.startsWith("Mentions") === true ? input.resolve() : undefined;
  }, "the view");
}

interface Input {
  readonly title: string;
  resolve(): Promise<Model | undefined>;
}

interface Model {
  readonly message: string;
  readonly provider: vscode.TreeDataProvider<unknown>;
}

describe("references in groups, inside VS Code", () => {
  it("lists what names a person, by how they do so", async () => {
    const { name, groups } = await listed("people/to-lam.md", "To Lam", 1);
    const labels = groups.map(({ label }) => label);
    for (const label of ["Definition", "Mentions", "As “by”"])
      assert(labels.includes(label), `${label} is missing: ${labels.join(" · ")}`);
    assert(name.includes("Lam"), name);
    for (const { label, passages } of groups) {
      assert(passages.length > 0, `${label} is empty`);
      for (const { line, from, to, title } of passages)
        assert(to > from && line.slice(from, to).trim() !== "" && title !== "", `${label}: ${line}`);
    }
    const mentions = groups.find(({ kind }) => kind === "mentions")?.passages ?? [];
    assert(mentions.length > 5, `${mentions.length} mentions`);
  });

  it("shows the groups in a view, from which a click leads to the passage", async () => {
    const { groups } = await listed("people/to-lam.md", "To Lam", 1);
    const model = await shownMentions();
    assert(/^“To Lam”: \d+ places in \d+ files$/.test(model.message), model.message);
    const roots = (await model.provider.getChildren()) ?? [];
    assert(roots.length === groups.length, `${roots.length} groups in the view`);
    const items = await Promise.all(roots.map((root) => model.provider.getTreeItem(root)));
    const labels = items.map(({ label }) => label).join(" · ");
    assert(labels === groups.map(({ label }) => label).join(" · "), labels);
    for (const [i, { description }] of items.entries())
      assert(description === String(groups[i]?.passages.length), `${description} at ${labels}`);
    const [passage] = (await model.provider.getChildren(roots[1])) ?? [];
    const { command } = await model.provider.getTreeItem(passage);
    await vscode.commands.executeCommand(command?.command ?? "", ...(command?.arguments ?? []));
    const opened = vscode.window.activeTextEditor;
    assert(
      opened?.document.uri.toString() === groups[1]?.passages[0]?.uri,
      String(opened?.document.uri.toString()),
    );
    assert(opened?.document.getText(opened.selection) !== "", "the passage is not selected");
  });

  it("finds a name without a mark in a file that nobody has open", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder !== undefined, "no folder is open");
    const file = vscode.Uri.joinPath(folder.uri, "articles", "untagged-for-a-test.md");
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode("# 東京 😀\n\n😀 é Hello, Tô Lâm.\n"));
    try {
      const passage = await eventually(async () => {
        const { groups } = await listed("people/to-lam.md", "To Lam", 1);
        const untagged = groups.find(({ kind }) => kind === "untagged");
        return untagged?.passages.find(({ uri }) => uri === file.toString());
      }, "the name without a mark");
      assert(passage.line.slice(passage.from, passage.to) === "Tô Lâm", passage.line);
      assert(passage.range.start.character === 12, String(passage.range.start.character));
      assert(passage.title === "東京 😀", passage.title);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
  });
});

describe("hierarchies, inside VS Code", () => {
  it("follow a claim to what it rests on, and a source to what rests on it", async () => {
    const { document } = await openFile("articles/xi-returns-to-hanoi.md");
    const [source] = await answered<vscode.CallHierarchyItem[]>("vscode.prepareCallHierarchy", [
      document.uri,
      positionOf(document, "[@xi-in-vietnam", 4),
    ]);
    assert(source?.uri.path.endsWith("/sources/xi-in-vietnam.md") === true, String(source?.uri));
    const callers = await answered<vscode.CallHierarchyIncomingCall[]>("vscode.provideIncomingCalls", [
      source,
    ]);
    const caller = callers.find(({ from }) => from.uri.toString() === document.uri.toString());
    assert(caller !== undefined, callers.map(({ from }) => from.name).join(" · "));
    const [range] = caller.fromRanges;
    assert(
      range !== undefined && document.getText(range) === "xi-in-vietnam",
      "the citation is not in its place",
    );
    const steps = await answered<vscode.CallHierarchyOutgoingCall[]>("vscode.provideOutgoingCalls", [
      caller.from,
    ]);
    assert(
      steps.some(({ to }) => to.uri.toString() === source.uri.toString()),
      steps.map(({ to }) => `${to.name} (${to.detail})`).join(" · "),
    );
  });

  it("follow a part to its whole, and a whole to its parts", async () => {
    const { document } = await openFile("articles/priority-reaffirmed.md");
    const [part] = await answered<vscode.TypeHierarchyItem[]>("vscode.prepareTypeHierarchy", [
      document.uri,
      positionOf(document, "[[center-southeast-asian-studies|", 4),
    ]);
    const wholes = await answered<vscode.TypeHierarchyItem[]>("vscode.provideSupertypes", [part]);
    const whole = wholes.find(({ uri }) => uri.path.endsWith("/organisations/cass.md"));
    assert(whole !== undefined, wholes.map(({ name }) => name).join(" · "));
    const parts = await answered<vscode.TypeHierarchyItem[]>("vscode.provideSubtypes", [whole]);
    assert(
      parts.some(({ name }) => name === part?.name),
      parts.map(({ name }) => name).join(" · "),
    );
  });

  it("show the evidence by one command, in VS Code's view or else over the text", async () => {
    const path = "articles/priority-reaffirmed.md";
    for (const [words, by, title] of [
      ["{.claim #fields-of-documents", 12, "Calls From"],
      // What rests on nothing further shows what rests on it.
      ["[@gt-reaffirm", 4, "Callers Of"],
    ] as const) {
      await runAt("attested.showEvidence", path, words, by);
      await eventually(async () => {
        const input = await shown();
        if (input !== null) return input?.title === title ? true : undefined;
        // The editor that shows the passages over the text stands in no column.
        return (
          vscode.window.visibleTextEditors.some(({ viewColumn }) => viewColumn === undefined) || undefined
        );
      }, title);
      await vscode.commands.executeCommand("editor.closeCallHierarchy");
    }
  });
});
