import * as vscode from "vscode";
import { assert } from "./assert.ts";
import { answered, definitionsAt, eventually, hoverAt, openFile, positionOf, restore } from "./editor.ts";

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

  it("leaves the addresses of a text to the editor, which finds them, and follows those of front matter", async () => {
    const editor = await openFile("articles/declaration-signed.md");
    const { document } = editor;
    const before = document.getText();
    // In angle brackets both the editor and its Markdown extension find it.
    const written = [
      ["https://example.org/bare", "😀 שלום https://example.org/bare, and", 1],
      ["https://example.org/brackets", "<https://example.org/brackets>", 2],
      ["https://example.org/behind", "[words](https://example.org/behind)", 1],
      ["https://example.org/label", "[label][l]\n\n[l]: https://example.org/label", 1],
    ] as const;
    const text = written.map(([, words]) => words).join("\n\n");
    const linksOf = (of: vscode.TextDocument, isAll: (links: readonly vscode.DocumentLink[]) => boolean) =>
      answered<vscode.DocumentLink[]>("vscode.executeLinkProvider", [of.uri], isAll);
    await editor.edit((edit) => edit.insert(document.positionAt(before.length), `\n${text}\n`));
    try {
      const links = await linksOf(document, (found) =>
        written.every(([address]) => found.some(({ target }) => target?.toString() === address)),
      );
      for (const [address, , most] of written) {
        const at = positionOf(document, address, 10);
        const there = links.filter(({ range }) => range.contains(at)).map(({ target }) => String(target));
        assert(
          there.length <= most && there.every((one) => one === address),
          `${address}: ${there.join(" · ")}`,
        );
      }
      assert(
        links.every(({ tooltip }) => tooltip !== "Open in the browser"),
        "a link of ours is there too",
      );
    } finally {
      await restore(editor, before);
    }
    const { document: state } = await openFile("states/china.md");
    const at = positionOf(state, "Q148", 1);
    const [link, other] = (await linksOf(state, (found) => found.length > 0)).filter(({ range }) =>
      range.contains(at),
    );
    assert(link?.tooltip === "Open in Wikidata" && other === undefined, String(link?.target));
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

  it("highlights all that means the same", async () => {
    const { document } = await openFile("articles/xi-returns-to-hanoi.md");
    const highlights = await answered<vscode.DocumentHighlight[]>("vscode.executeDocumentHighlights", [
      document.uri,
      positionOf(document, "[[south-china-sea|", 4),
    ]);
    const words = highlights.map(({ range }) => document.getText(range));
    assert(words.length > 3, words.join(" · "));
    // In the front matter by its id, in the text by its mark.
    assert(words.includes("south-china-sea") && new Set(words).size > 1, words.join(" · "));
  });

  it("colours what is named by its kind", async () => {
    const { document } = await openFile("articles/xi-returns-to-hanoi.md");
    const { data } = await answered<vscode.SemanticTokens>(
      "vscode.provideDocumentSemanticTokens",
      [document.uri],
      (tokens) => tokens.data.length > 100,
    );
    const { tokenTypes } = await answered<vscode.SemanticTokensLegend>(
      "vscode.provideDocumentSemanticTokensLegend",
      [document.uri],
    );
    const words = new Map<string, Set<string>>();
    let [line, character] = [0, 0];
    for (let i = 0; i + 4 < data.length; i += 5) {
      const [down = 0, right = 0, length = 0, type = 0] = data.subarray(i, i + 5);
      line += down;
      character = down === 0 ? character + right : right;
      const name = tokenTypes[type] ?? "";
      const text = document.getText(new vscode.Range(line, character, line, character + length));
      words.set(name, (words.get(name) ?? new Set()).add(text));
    }
    for (const [type, text] of [
      ["person", "Joe Biden"],
      ["place", "South China Sea"],
      ["state", "Vietnam"],
      ["source", "xi-in-vietnam"],
    ] as const)
      assert(words.get(type)?.has(text) === true, `${type}: ${[...(words.get(type) ?? [])].join(" · ")}`);
  });

  it("knows a name that stands without a mark: shows its card, and leads to its definition", async () => {
    const { document } = await openFile("articles/declaration-signed.md");
    const at = positionOf(document, "Hanoi has worries", 2);
    const card = await hoverAt(document, at);
    assert(card.includes("Hanoi") && card.includes("place"), card);
    const uris = await definitionsAt(document, at);
    assert(uris.length === 1 && uris[0]?.path.endsWith("/places/hanoi.md") === true, uris.join(" "));
  });

  it("compares on a card what reports say", async () => {
    const { document } = await openFile("articles/declaration-signed.md");
    const card = await hoverAt(document, positionOf(document, "[[joint-declaration-2024-08|", 4));
    assert(/signed[\s\S]*proposed[\s\S]*disputed/.test(card), card);
  });

  it("finds definitions of all files by a few letters of their names, and by their kind", async () => {
    for (const [query, name, file] of [
      ["to lam", "To Lam", "/people/to-lam.md"],
      ["person lam", "To Lam", "/people/to-lam.md"],
      ["south china", "South China Sea", "/places/south-china-sea.md"],
    ] as const) {
      const isIt = (symbol: vscode.SymbolInformation): boolean => symbol.location.uri.path.endsWith(file);
      const found = await answered<vscode.SymbolInformation[]>(
        "vscode.executeWorkspaceSymbolProvider",
        [query],
        (symbols) => symbols.some(isIt),
      );
      const names = found.filter(isIt).map((symbol) => symbol.name);
      assert(names.length === 1 && names[0]?.includes(name) === true, names.join(" · "));
    }
  });
});
