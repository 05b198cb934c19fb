import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { answered, eventually, openFile, positionOf, texts } from "./editor.ts";
import {
  listed,
  runAt,
  type ShownGroup,
  type ShownPassage,
  shown,
  shownGroups,
  shownMentions,
} from "./mentions.ts";

/** A text that names To Lam in every way that there is, behind letters outside ASCII. */
const EVERY_WAY = `---
type: article
title: 東京 😀
claims:
  it-rained: { by: to-lam }
---
😀 é [[to-lam|He]], [[Tô Lâm]], [he]{.person ref=to-lam} and [him](../people/to-lam.md): Tô Lâm, To Lam.

[It rained “a lot”]{.claim #it-rained}, he said.
`;

/** What such a text adds to the groups: words that are highlighted, in their order. */
const ADDED: readonly (readonly [label: string, ...highlighted: string[]])[] = [
  ["Mentions", "to-lam", "Tô Lâm", "to-lam"],
  ["As “by”", "to-lam"],
  ["Links", "../people/to-lam.md"],
  ["Named without a mark", "Tô Lâm", "To Lam"],
];

/** The shown passages of a file. */
function inFile(group: ShownGroup | undefined, uri: vscode.Uri): readonly ShownPassage[] {
  return group?.entries.filter(({ item }) => String(item.command?.arguments?.[0]) === uri.toString()) ?? [];
}

/** Clicks on a passage; the words that are selected in the editor then. */
async function clicked({ item: { command } }: ShownPassage): Promise<string> {
  await vscode.commands.executeCommand(command?.command ?? "", ...(command?.arguments ?? []));
  const editor = vscode.window.activeTextEditor;
  const uri = String(command?.arguments?.[0]);
  assert(editor?.document.uri.toString() === uri, `${editor?.document.uri.toString()} instead of ${uri}`);
  return editor.document.getText(editor.selection);
}

describe("references in groups, inside VS Code", () => {
  it("lists what names a person, by how they do so", async () => {
    const { name, groups } = await listed("people/to-lam.md", "To Lam", 1);
    assert(name === "To Lam", name);
    const all = await texts();
    const times = (pattern: RegExp): number =>
      [...all].flatMap(([path, text]) => (path === "README.md" ? [] : [...text.matchAll(pattern)])).length;
    const count = (kind: string): number =>
      groups.filter((group) => group.kind === kind).reduce((sum, { passages }) => sum + passages.length, 0);
    assert(count("definition") === 1, "one definition");
    assert(count("mentions") === times(/\[\[to-lam[|\]]/g), `${count("mentions")} mentions`);
    const marked = times(/(?<![\w#/-])to-lam(?![\w-])/g);
    assert(count("mentions") + count("fields") === marked, `${count("fields")} in fields, ${marked} in all`);
    for (const { kind, label, passages } of groups) {
      assert(passages.length > 0, `${label} is empty`);
      const words = kind === "definition" ? "To Lam" : kind === "untagged" ? undefined : "to-lam";
      for (const { line, from, to } of passages) {
        const named = line.slice(from, to);
        assert(
          words === undefined ? /^(?:To Lam|Tô Lâm)$/.test(named) : named === words,
          `${label}: ${line}`,
        );
      }
    }
  });

  it("shows the groups in a view, from which a click leads to the passage", async () => {
    const { groups } = await listed("people/to-lam.md", "To Lam", 1);
    const places = groups.flatMap(({ passages }) => passages);
    const files = new Set(places.map(({ uri }) => uri)).size;
    const { message } = await shownMentions();
    assert(message === `“To Lam”: ${places.length} places in ${files} files`, message);
    const view = await shownGroups();
    const labels = view.map(({ label }) => label).join(" · ");
    assert(
      /^Definition · Mentions · As “by” · As “about” · As “of” · .* · Named without a mark$/.test(labels),
      labels,
    );
    assert(labels === groups.map(({ label }) => label).join(" · "), labels);
    for (const [i, { label, count, entries }] of view.entries()) {
      const passages = groups[i]?.passages ?? [];
      assert(count === String(passages.length) && entries.length === passages.length, `${count} ${label}`);
      for (const [n, entry] of entries.entries()) {
        const { line, title, claim } = passages[n] ?? {};
        assert(entry.label === line, `${entry.label} instead of ${line}`);
        const where = String(entry.item.description);
        assert(title !== undefined && where.endsWith(title), `${where} does not say ${title}`);
        assert(claim === undefined || /^“[^“”]*” · /.test(where), where);
      }
      for (const entry of [entries[0], entries.at(-1)])
        if (entry !== undefined) {
          const selected = await clicked(entry);
          assert(selected === entry.highlighted, `${label}: “${selected}”, not “${entry.highlighted}”`);
        }
    }
  });

  it("goes through the passages in the order of the view, round and round", async () => {
    await listed("people/to-lam.md", "To Lam", 1);
    const list = await shownMentions();
    const { navigation } = list;
    const entries = (await shownGroups(list)).flatMap((group) => group.entries);
    const [second, third] = entries.slice(1);
    assert(second !== undefined && third !== undefined, "three passages");
    const location = (entry: unknown): string => JSON.stringify(navigation.location(entry));
    const at = navigation.location(second.entry);
    assert(at !== undefined, "the place of a passage");
    const nearest = navigation.nearest(at.uri, at.range.start);
    assert(location(nearest) === location(second.entry), location(nearest));
    assert(location(navigation.next(nearest)) === location(third.entry), location(navigation.next(nearest)));
    const back = navigation.previous(navigation.previous(nearest));
    assert(location(back) === location(entries.at(-1)?.entry), location(back));
  });

  it("finds what names a person in a file that nobody has open: by marks, other names, links and without a mark", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder !== undefined, "no folder is open");
    await listed("people/to-lam.md", "To Lam", 1);
    const before = new Map((await shownGroups()).map(({ label, count }) => [label, Number(count)]));
    const file = vscode.Uri.joinPath(folder.uri, "articles", "every-way-for-a-test.md");
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(EVERY_WAY));
    try {
      await eventually(async () => {
        const { groups } = await listed("people/to-lam.md", "To Lam", 1);
        const found = groups.flatMap(({ passages }) => passages).filter(({ uri }) => uri === file.toString());
        return found.length > 0 ? true : undefined;
      }, "the new file");
      const view = await shownGroups();
      for (const [label, ...highlighted] of ADDED) {
        const group = view.find((one) => one.label === label);
        const found = inFile(group, file);
        const words = found.map((one) => one.highlighted).join(" · ");
        assert(words === highlighted.join(" · "), `${label}: ${words}`);
        const added = Number(group?.count) - (before.get(label) ?? 0);
        assert(added === highlighted.length, `${added} more in ${label}`);
        for (const one of found) {
          const selected = await clicked(one);
          assert(selected === one.highlighted, `${label}: “${selected}”`);
        }
      }
      const said = inFile(
        view.find(({ label }) => label === "As “by”"),
        file,
      )[0]?.item;
      assert(said?.description === "“It rained ‘a lot’” · 東京 😀", String(said?.description));
      assert(said.tooltip === "“It rained ‘a lot’” · 東京 😀, line 5", String(said.tooltip));
    } finally {
      await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
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
