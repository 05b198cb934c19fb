import assert from "node:assert/strict";
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  TextDocumentEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { CITE, CITE_CHOICE, CITE_NEW, type CiteChoice } from "../../server/src/lsp/shared/cite.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";
import { Client, type ClientOptions } from "./client.ts";
import { ENCODINGS, positionOf } from "./columns.ts";
import { editedText, editsOf, operationsIn } from "./edited.ts";
import { crlf } from "./harbour.ts";

const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } },
  },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } },
};

const OPTIONS: ClientOptions = {
  capabilities: CAPABILITIES,
  initializationOptions: { commands: { cite: "editor.cite" } },
};

const TALKS = [
  "---",
  "type: article",
  "title: The talks",
  'original: { sha256: "00" }',
  "---",
  "東京 👩‍👩‍👧 é مرحبا [trade grew]{.claim}, and [“it was good”]{.quote}.” [@ek, p. 3]",
  "",
  "👩‍👩‍👧 They met on Monday [@ek]. Then they left.",
  "",
  "# Then",
  "",
].join("\n");

const FILES = [
  { path: "attested.yaml", text: "bibliography: [refs.bib]\n" },
  { path: "sources/ek.md", text: "---\ntype: source\ntitle: Ek\n---\n" },
  {
    path: "refs.bib",
    text: "@article{berg2022,\n  author = {Berg, Nils},\n  title = {On piers},\n  year = {2022},\n  publisher = {Harbour Press}\n}\n",
  },
  { path: "other.md", text: "---\ntype: article\ntitle: The other\n---\nThey met [@berg2022].\n" },
];
const BERG = { path: "refs.bib", id: "berg2022" };

for (const encoding of ENCODINGS) {
  for (const [lineEnds, text] of [
    ["LF", TALKS],
    ["CR LF", crlf(TALKS)],
  ] as const) {
    describe(`cite over stdio, ${encoding}, ${lineEnds}`, function () {
      this.timeout(60_000);
      let client: Client;

      before(async () => {
        client = await Client.start(FILES, {
          ...OPTIONS,
          capabilities: { ...CAPABILITIES, general: { positionEncodings: [encoding] } },
        });
        await client.open("talks.md", text);
      });
      after(() => client.stop());

      const at = (words: string) => positionOf(text, words, encoding, 2);
      const choice = (words: string, typed?: string): Promise<CiteChoice> =>
        client.at(CITE_CHOICE, "talks.md", at(words), typed === undefined ? {} : { text: typed });
      const cited = (words: string, source: object = BERG, version = 1): Promise<WorkspaceEdit> =>
        client.at(CITE, "talks.md", at(words), { version, source });

      /** Asserts that an edit of the open version puts one text for another, and changes no word. */
      const assertEdit = (edit: WorkspaceEdit, words: string, instead: string): void => {
        const after = editedText(text, editsOf(client, edit, "talks.md"), encoding);
        assert.equal(after, text.replace(words, instead));
        assert.equal(strip(parse(after)), strip(parse(text)));
        const [change] = (edit.documentChanges ?? []).filter(
          (one): one is TextDocumentEdit => "edits" in one && one.textDocument.uri === client.uri("talks.md"),
        );
        assert.equal(change?.textDocument.version, 1);
        const [only, other] = change?.edits ?? [];
        assert.equal(other, undefined);
        assert.deepEqual(only?.range.start, only?.range.end);
      };

      it("lists all that can be cited, what the file names first", async () => {
        const { sources, ...rest } = await choice("trade grew");
        assert.deepEqual(rest, { kind: "claim", words: "“trade grew”", more: 0, folder: "sources" });
        const [first, second, ...others] = sources;
        assert.deepEqual(first, {
          ...{ path: "sources/ek.md", id: "ek", title: "Ek" },
          ...{ authors: [], publishers: [], here: true },
        });
        assert.deepEqual(second, {
          ...{ path: "refs.bib", id: "berg2022", title: "On piers", authors: ["Nils Berg"] },
          ...{ year: "2022", publishers: ["Harbour Press"] },
        });
        assert.deepEqual(
          others.map(({ id, article }) => [id, article]),
          [["other", true]],
        );
        assert.equal((await choice("it was good")).sources[0]?.cited, true);
      });

      it("finds by author, year, publisher and words of the title", async () => {
        for (const typed of ["berg", "2022 piers", "harbour Bérg", "refs", "BERG2022"])
          assert.deepEqual(
            (await choice("trade grew", typed)).sources.map(({ id }) => id),
            typed === "refs" ? [] : ["berg2022"],
          );
      });

      it("cites behind a claim, beside a quote's source, and before a sentence's stop", async () => {
        assertEdit(await cited("trade grew"), "{.claim}", "{.claim} [@berg2022]");
        assertEdit(await cited("it was good"), "[@ek, p. 3]", "[@ek, p. 3; @berg2022]");
        assertEdit(await cited("They met"), "Monday [@ek]", "Monday [@ek; @berg2022]");
        assertEdit(await cited("Then they"), "left", "left [@berg2022]");
        assertEdit(await cited("Then they", { path: "other.md", id: "other" }), "left", "left [@other]");
      });

      it("makes a new source, with fields to fill in", async () => {
        const more = { version: 1, title: "Minutes: the 12th" };
        const edit = await client.at<WorkspaceEdit>(CITE_NEW, "talks.md", at("trade grew"), more);
        assertEdit(edit, "{.claim}", "{.claim} [@minutes-the-12th]");
        assert.deepEqual(operationsIn(client, edit), ["create sources/minutes-the-12th.md"]);
        const [made] = editsOf(client, edit, "sources/minutes-the-12th.md");
        assert.equal(
          made?.newText,
          '---\ntype: source\ntitle: "Minutes: the 12th"\nissued: \npublisher: \nURL: \n---\n',
        );
      });

      it("refuses with a sentence", async () => {
        await assert.rejects(choice("# Then"), /put the cursor on a claim, a quote or a sentence/);
        await assert.rejects(cited("trade grew", BERG, 7), /changed while a source was being chosen/);
        await assert.rejects(
          cited("trade grew", { path: "refs.bib", id: "gone" }),
          /has the id “gone” any more/,
        );
        await assert.rejects(
          client.at(CITE_NEW, "talks.md", at("trade grew"), { version: 1, title: " " }),
          /at least one letter/,
        );
      });

      it("is offered where a claim has no source, and on any sentence, once", async () => {
        const asked = async (words: string): Promise<readonly CodeAction[]> => {
          const position = at(words);
          const found = await client.request<CodeAction[]>("textDocument/codeAction", {
            textDocument: { uri: client.uri("talks.md") },
            range: { start: position, end: position },
            context: { diagnostics: [] },
          });
          return found.filter(({ title }) => title.startsWith("Cite"));
        };
        const [known, any, made, ...none] = await asked("trade grew");
        assert.equal(known?.title, "Cite “Ek” (ek)");
        assert.equal(any?.title, "Cite a source…");
        assert.equal(any.kind, "quickfix");
        assert.deepEqual(
          any.diagnostics?.map(({ code }: Diagnostic) => code),
          ["claim-no-source"],
        );
        assert.equal(made?.title, "Cite a new source, described in sources/trade-grew.md");
        assert.deepEqual(none, []);
        const list = positionOf(text, "{.claim}", encoding);
        assert.deepEqual(any.command, {
          ...{ title: "Cite a source…", command: "editor.cite" },
          arguments: [client.uri("talks.md"), list],
        });
        assert.deepEqual(
          (await asked("They met")).map(({ title, kind, command }) => [title, kind, command?.arguments?.[1]]),
          [["Cite a source…", "refactor.rewrite", at("They met")]],
        );
        assert.deepEqual(await asked("# Then"), []);
      });
    });
  }
}

describe("cite, for other clients", function () {
  this.timeout(60_000);

  const titles = async (client: Client): Promise<readonly string[]> => {
    await client.open("talks.md", TALKS);
    const position = positionOf(TALKS, "trade grew", "utf-16", 2);
    const found = await client.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: client.uri("talks.md") },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    return found.map(({ title }) => title).filter((title) => title.startsWith("Cite"));
  };

  it("offers no choice to those that know no command for it", async () => {
    const client = await Client.start(FILES, { capabilities: CAPABILITIES });
    try {
      assert.deepEqual(await titles(client), [
        "Cite “Ek” (ek)",
        "Cite a new source, described in sources/trade-grew.md",
      ]);
    } finally {
      await client.stop();
    }
  });

  it("offers no new source to those that make no files", async () => {
    const client = await Client.start(FILES, {
      initializationOptions: { commands: { cite: "editor.cite" } },
    });
    try {
      assert.deepEqual(await titles(client), ["Cite “Ek” (ek)", "Cite a source…"]);
      const at = positionOf(TALKS, "trade grew", "utf-16", 2);
      assert.equal((await client.at<CiteChoice>(CITE_CHOICE, "talks.md", at)).folder, undefined);
      await assert.rejects(
        client.at(CITE_NEW, "talks.md", at, { version: 1, title: "Minutes" }),
        /This editor cannot make files/,
      );
    } finally {
      await client.stop();
    }
  });
});

describe("cite, in a large corpus", function () {
  this.timeout(60_000);

  it("shows the first thousand, and finds the others by their words", async () => {
    const entries = Array.from(
      { length: 3000 },
      (_, i) =>
        `@article{k${i},\n author = {Berg${i}, Nils},\n title = {On pier ${i}},\n year = {${1900 + (i % 100)}}\n}\n`,
    );
    const files = [
      ...FILES.filter(({ path }) => path !== "refs.bib"),
      { path: "refs.bib", text: entries.join("") },
    ];
    const client = await Client.start(files, OPTIONS);
    try {
      await client.open("talks.md", TALKS);
      const at = positionOf(TALKS, "trade grew", "utf-16", 2);
      const all = await client.at<CiteChoice>(CITE_CHOICE, "talks.md", at);
      assert.equal(all.sources.length, 1000);
      assert.equal(all.more, 2002);
      const found = await client.at<CiteChoice>(CITE_CHOICE, "talks.md", at, { text: "berg2999 1999" });
      assert.deepEqual(
        found.sources.map(({ id }) => id),
        ["k2999"],
      );
    } finally {
      await client.stop();
    }
  });
});
