import assert from "node:assert/strict";
import type { CodeAction, CompletionItem, CompletionList, Range, WorkspaceEdit } from "vscode-languageserver";
import type { MergeChoice } from "../../../server/src/lsp/shared/merge.ts";
import type { References } from "../../../server/src/lsp/shared/references.ts";
import {
  AGREEMENTS,
  type Checks,
  changing as changed,
  DECLARATION,
  type Example,
  LAM,
  markdown,
  naming,
  TEXTS,
  textOf,
  wordsAt,
} from "./example.ts";

/** What changes texts: suggestions, repairs, merging, splitting, renaming. */
export function changing(example: Example): Checks {
  const { client } = example;
  /** What is suggested for words typed on a line of their own at the end of the article. */
  const completed = async (typed: string): Promise<readonly CompletionItem[]> => {
    await client.change(DECLARATION, `${textOf(DECLARATION)}${typed}`);
    const position = { line: textOf(DECLARATION).split("\n").length - 1, character: typed.length };
    const list = await client.at<CompletionList>("textDocument/completion", DECLARATION, position);
    await client.change(DECLARATION, textOf(DECLARATION));
    return list.items;
  };
  const actionsAt = async (words: string, by: number): Promise<readonly CodeAction[]> => {
    const position = example.position(words, by);
    const range = { start: position, end: position };
    return example.ofFile("textDocument/codeAction", DECLARATION, { range, context: { diagnostics: [] } });
  };
  const assertChanges = (edit: WorkspaceEdit, due: ReadonlyMap<string, string>): void => {
    const made = example.changedBy(edit);
    assert.deepEqual([...made.keys()].sort(), [...due.keys()].sort());
    for (const [path, text] of due) assert.equal(made.get(path), text, path);
  };
  const MADE = "---\ntype: person\nname: Another Lam\n---\n";

  return {
    async "textDocument/completion"() {
      for (const [typed, label, taken] of [
        ["[[to l", "To Lam", "[[To Lam]]"],
        ["[@closer", "Enhancing Diplomatic Ties: A Closer Look at China-Vietnam Relations", "[@closer-look"],
      ] as const) {
        const [first] = await completed(typed);
        assert.equal(first?.label, label);
        assert.ok(first.textEdit !== undefined && "range" in first.textEdit);
        const { range, newText } = first.textEdit;
        const text = typed.slice(0, range.start.character) + newText + typed.slice(range.end.character);
        assert.equal(text, taken);
      }
    },

    async "completionItem/resolve"() {
      const [item] = await completed("[[to l");
      assert.equal(item?.documentation, undefined);
      const { documentation, label } = await example.request<CompletionItem>(
        "completionItem/resolve",
        item ?? {},
      );
      assert.equal(label, "To Lam");
      assert.match(markdown(documentation), /^\*\*To Lam\*\* — person\n[\s\S]*General Secretary/);
    },

    async "textDocument/codeAction"() {
      const actions = await actionsAt("closer-lok", 2);
      const fix = actions.find(({ title }) => title.includes("(closer-look)"));
      assert.equal(fix?.kind, "quickfix");
      assertChanges(
        fix.edit ?? {},
        new Map([[DECLARATION, textOf(DECLARATION).replace("@closer-lok]", "@closer-look]")]]),
      );
    },

    async "codeAction/resolve"() {
      const offered = (await actionsAt("[[great-hall", 3)).find(({ title }) =>
        title.startsWith("Split this mention off"),
      );
      assert.ok(offered !== undefined && offered.edit === undefined);
      const { edit } = await example.request<CodeAction>("codeAction/resolve", offered);
      const id = "great-hall-of-the-people-2";
      const made = `places/${id}.md`;
      assert.deepEqual(example.operationsOf(edit), [`create ${made}`]);
      const changes = example.changedBy(edit);
      const name = "Great Hall of the People";
      assert.equal(changes.get(made), `---\ntype: place\nname: ${name} (2)\nweakAliases: [${name}]\n---\n`);
      assert.equal(
        changes.get(DECLARATION),
        textOf(DECLARATION).replace("[[great-hall-of-the-people|", `[[${id}|`),
      );
    },

    async "attested/mergeChoice"() {
      const choice = await example.at<MergeChoice>("attested/mergeChoice", "[[to-lam", 3);
      assert.deepEqual(choice.from, { path: LAM, id: "to-lam", name: "To Lam" });
      const people = [...TEXTS.keys()].filter((path) => path.startsWith("people/") && path !== LAM);
      assert.deepEqual(choice.into.map(({ path }) => path).sort(), people);
      for (const { path, id, name } of choice.into) {
        assert.equal(path, `people/${id}.md`);
        assert.ok(textOf(path).includes(`\nname: ${name}\n`), name);
      }
    },

    async "attested/merge"() {
      const [from, into] = ["xu-liping", "ge-hongliang"].map((id) => ({ path: `people/${id}.md`, id }));
      assert.ok(from && into);
      const edit = await example.ofFile<WorkspaceEdit>("attested/merge", DECLARATION, { from, into });
      const made = new Map(example.changedBy(edit));
      const own = made.get(into.path) ?? "";
      assert.match(own, /^name: Ge Hongliang$/m);
      assert.match(own, /^aliases:[\s\S]*Xu Liping/m);
      made.delete(into.path);
      const due = changed((text, path) =>
        path === from.path || path === into.path ? text : text.replace(naming(from.id), into.id),
      );
      assert.ok(due.size > 0);
      assert.deepEqual(made, due);
      assert.deepEqual(example.operationsOf(edit), [`delete ${from.path}`]);
    },

    async "attested/split"() {
      const { groups } = await example.at<References>("attested/references", "[[to-lam", 3);
      const locations = groups
        .filter(({ kind }) => kind === "mentions")
        .flatMap(({ passages }) => passages)
        .filter(({ uri }) => example.pathOf(uri) === AGREEMENTS);
      const edit = await example.request<WorkspaceEdit>("attested/split", { locations, name: "Another Lam" });
      const made = "people/another-lam.md";
      assert.deepEqual(example.operationsOf(edit), [`create ${made}`]);
      const article = textOf(AGREEMENTS).replaceAll("[[to-lam|", "[[another-lam|");
      assert.equal([...article.matchAll(/\[\[another-lam\|/g)].length, locations.length);
      assertChanges(
        edit,
        new Map([
          [AGREEMENTS, article],
          [made, MADE],
        ]),
      );
    },

    async "textDocument/prepareRename"() {
      const prepare = (words: string, by: number): Promise<{ range: Range; placeholder: string } | null> =>
        example.at("textDocument/prepareRename", words, by);
      for (const [words, by, id] of [
        ["[[to-lam", 3, "to-lam"],
        ["{.claim #lam-praised", 12, "lam-praised"],
      ] as const) {
        const found = await prepare(words, by);
        assert.ok(found, words);
        assert.deepEqual([wordsAt(DECLARATION, found.range), found.placeholder], [id, id]);
      }
    },

    async "textDocument/rename"() {
      const edit = await example.at<WorkspaceEdit>("textDocument/rename", "[[to-lam", 3, {
        newName: "president-lam",
      });
      assertChanges(
        edit,
        changed((text) => text.replace(naming("to-lam"), "president-lam")),
      );
      assert.deepEqual(example.operationsOf(edit), [`rename ${LAM} to people/president-lam.md`]);
    },

    async "workspace/willRenameFiles"() {
      const files = [{ oldUri: client.uri(LAM), newUri: client.uri("people/president-lam.md") }];
      const edit = await example.request<WorkspaceEdit>("workspace/willRenameFiles", { files });
      assertChanges(
        edit,
        changed((text) =>
          text
            .replace(naming("to-lam"), "president-lam")
            .replaceAll("people/to-lam.md", "people/president-lam.md"),
        ),
      );
      // The editor renames the file itself.
      assert.deepEqual(example.operationsOf(edit), []);
    },
  };
}
