import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { definitionsAt, eventually, openFile, positionOf } from "./editor.ts";

describe("navigation, inside VS Code", () => {
  it("lists the references of a person in text, attributes and front matter, each once", async () => {
    const { document } = await openFile("people/to-lam.md");
    const found = await eventually(async () => {
      const locations = await vscode.commands.executeCommand<vscode.Location[]>(
        "vscode.executeReferenceProvider",
        document.uri,
        positionOf(document, "To Lam", 1),
      );
      return locations.length > 10 ? locations : undefined;
    }, "references");
    const names = found.map(({ uri, range }) => `${uri.path}:${range.start.line}:${range.start.character}`);
    assert(new Set(names).size === names.length, "a place is listed twice");
    assert(new Set(found.map(({ uri }) => uri.path)).size >= 4, "they are in too few files");
  });

  it("gives exactly one definition for a mention, a key and an ordinary link", async () => {
    const { document } = await openFile("articles/xi-returns-to-hanoi.md");
    for (const [words, by, file] of [
      ["[[south-china-sea|", 4, "/places/south-china-sea.md"],
      ["[@xi-in-vietnam", 4, "/sources/xi-in-vietnam.md"],
      ["](../sources/scmp-xi-vietnam.md", 8, "/sources/scmp-xi-vietnam.md"],
    ] as const) {
      const found = await eventually(async () => {
        const uris = await definitionsAt(document, positionOf(document, words, by));
        return uris.length > 0 ? uris : undefined;
      }, `the definition of ${words}`);
      assert(found.length === 1 && found[0]?.path.endsWith(file) === true, `${words}: ${found.map(String)}`);
    }
  });

  it("shows exactly one outline tree", async () => {
    const { document } = await openFile("articles/xi-returns-to-hanoi.md");
    const headings = document
      .getText()
      .split(/\r?\n/)
      .filter((line) => /^## /.test(line)).length;
    const symbols = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        "vscode.executeDocumentSymbolProvider",
        document.uri,
      );
      return found !== undefined && found.length > 0 ? found : undefined;
    }, "an outline");
    const names: string[] = [];
    const collect = (symbol: vscode.DocumentSymbol): void => {
      names.push(symbol.name);
      symbol.children.forEach(collect);
    };
    symbols.forEach(collect);
    const sea = names.filter((name) => name.includes("The sea first"));
    assert(headings > 1 && sea.length === 1, names.join(" · "));
  });
});
