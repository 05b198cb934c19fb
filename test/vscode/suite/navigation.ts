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

  it("shows claims and what is mentioned beside that tree, each thing once under the same parent", async () => {
    const { document } = await openFile("articles/xi-returns-to-hanoi.md");
    const symbols = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        "vscode.executeDocumentSymbolProvider",
        document.uri,
      );
      return found?.some(({ kind }) => kind === vscode.SymbolKind.Field) ? found : undefined;
    }, "claims in the outline");
    const ours = symbols.filter(({ kind }) => kind !== vscode.SymbolKind.String);
    assert(
      ours.some(({ detail }) => detail.includes("#six-years")),
      "a claim by its id",
    );
    const things = ours.filter(({ kind }) => kind !== vscode.SymbolKind.Field).map(({ name }) => name);
    assert(things.length > 3 && new Set(things).size === things.length, things.join(" · "));
  });

  it("folds front matter and its fields, and leaves sections to the Markdown extension", async () => {
    const { document } = await openFile("articles/xi-returns-to-hanoi.md");
    const line = (text: string): number => positionOf(document, text, 0).line;
    const found = await eventually(async () => {
      const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        "vscode.executeFoldingRangeProvider",
        document.uri,
      );
      return folds.some(({ start }) => start === 0) ? folds : undefined;
    }, "folds");
    const starts = found.map(({ start }) => start);
    for (const text of ["claims:", "six-years:", "## The sea first"])
      assert(starts.includes(line(text)), `${text} in ${starts.join(" ")}`);
    assert(new Set(starts).size === starts.length, "a fold is there twice");
  });

  it("counts above a definition, and shows the references behind the count", async () => {
    const { document } = await openFile("people/to-lam.md");
    const [lens] = await eventually(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        document.uri,
        5,
      );
      return lenses.some(({ command }) => command !== undefined) ? lenses : undefined;
    }, "a lens");
    const command = lens?.command;
    assert(
      /^\d+ mentions in \d+ files · \d+ claims? about it/.test(command?.title ?? ""),
      String(command?.title),
    );
    assert(command !== undefined, "no command");
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await vscode.commands.executeCommand("closeReferenceSearch");
  });

  it("highlights all that means the same, and colours it by meaning", async () => {
    const { document } = await openFile("articles/xi-returns-to-hanoi.md");
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      "vscode.executeDocumentHighlights",
      document.uri,
      positionOf(document, "[[south-china-sea|", 4),
    );
    assert(found.length > 3, `${found.length} highlights`);
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
      "vscode.provideDocumentSemanticTokens",
      document.uri,
    );
    assert((tokens?.data.length ?? 0) > 100, "tokens");
  });
});
