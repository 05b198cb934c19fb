import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { CodeAction } from "vscode-languageserver";
import { WORDS, type Words, type WordsParams } from "../../server/src/lsp/shared/words.ts";
import { Client } from "./client.ts";

/** The original, with signs that take one unit, two and three bytes. */
const ORIGINAL = "Lâm landed 👩‍👩‍👧 in 廣州.\n\nمرحبا [on Sunday].\n";
const DIGEST = createHash("sha256").update(ORIGINAL, "utf8").digest("hex");
const BODY = "[[to-lam|Lâm]] [landed 👩‍👩‍👧]{.claim} in 廣州 [@xinhua].\n\nمرحبا \\[on Sunday].\n";
const article = (body: string, sha256 = DIGEST): string =>
  `---\ntitle: The talks\noriginal: {sha256: ${sha256}}\n---\n${body}`;
const FILES = [
  { path: "attested.yaml", text: "" },
  { path: "talks.md", text: article(BODY) },
  { path: "crlf.md", text: `\ufeff${article(BODY)}`.replaceAll("\n", "\r\n") },
  { path: "capitals.md", text: article(BODY, `" ${DIGEST.toUpperCase()} "`) },
  { path: "changed.md", text: article(BODY.replace("Lâm", "Lam")) },
  { path: "own.md", text: "---\npublished: 2024\n---\nMine, [[Lam]].\n" },
];

describe("the words of an article, over stdio", function () {
  this.timeout(60_000);
  let client: Client;
  const wordsOf = (path: string, other: Partial<WordsParams> = {}): Promise<Words | null> =>
    client.request<Words | null>(WORDS, { textDocument: { uri: client.uri(path) }, ...other });

  before(async () => {
    client = await Client.start(FILES, {
      initializationOptions: { commands: { difference: "editor.difference" } },
    });
  });
  after(() => client.stop());

  const same: Words = { words: ORIGINAL, digest: DIGEST, areOriginal: true, title: "The talks" };

  for (const path of ["talks.md", "crlf.md", "capitals.md"]) {
    it(`are the original's, whatever its line ends: ${path}, which is not open`, async () => {
      assert.deepEqual(await wordsOf(path), same);
    });
  }

  it("are those of now, of an open file", async () => {
    await client.open("crlf.md", article(BODY).replaceAll("\n", "\r\n"));
    assert.deepEqual(await wordsOf("crlf.md"), same);
    await client.change("crlf.md", `${article(BODY)}More [[words]].\n`);
    const { words, areOriginal } = (await wordsOf("crlf.md")) ?? {};
    assert.deepEqual({ words, areOriginal }, { words: `${ORIGINAL}More words.\n`, areOriginal: false });
  });

  for (const [how, text, isPlain] of [
    ["an article with marks", article(BODY), false],
    [
      "that article with CR LF and a byte order mark",
      `\ufeff${article(BODY)}`.replaceAll("\n", "\r\n"),
      false,
    ],
    ["the original", ORIGINAL, true],
    ["the original with CR and a byte order mark", `\ufeff${ORIGINAL}`.replaceAll("\n", "\r"), true],
  ] as const) {
    it(`are told of another text: ${how}`, async () => {
      assert.deepEqual(await wordsOf("changed.md", { text, isPlain }), same);
    });
  }

  it("are others where a text is taken for what it is not", async () => {
    assert.equal((await wordsOf("changed.md", { text: article(BODY), isPlain: true }))?.areOriginal, false);
    assert.equal((await wordsOf("changed.md", { text: "" }))?.areOriginal, false);
    assert.equal((await wordsOf("changed.md", { text: "" }))?.words, "");
  });

  it("are remembered of an article that had the original's while it was open", async () => {
    // Words of its own: what was seen in one article is known of all that have the same digest.
    const words = `${ORIGINAL}Ende.\n`;
    const digest = createHash("sha256").update(words, "utf8").digest("hex");
    const right = article(`${BODY}[Ende]{.claim}.\n`, digest);
    const wrong = article(`${BODY}[End]{.claim}.\n`, digest);
    const isReported = (): boolean =>
      client.published.get(client.uri("talks.md"))?.some(({ code }) => code === "original-changed") === true;
    await client.open("talks.md", wrong);
    await client.noticed(async () => isReported());
    assert.equal((await wordsOf("talks.md"))?.original, undefined);
    await client.change("talks.md", right);
    await client.noticed(async () => !isReported());
    assert.deepEqual(await wordsOf("talks.md"), { words, digest, areOriginal: true, title: "The talks" });
    await client.change("talks.md", wrong);
    assert.equal((await wordsOf("talks.md"))?.original, words);
    assert.equal((await wordsOf("talks.md", { text: wrong }))?.original, undefined);
  });

  it("belong to no original in an article of one's own, and are not known outside a corpus", async () => {
    const own = await wordsOf("own.md");
    assert.equal(own?.words, "Mine, Lam.\n");
    assert.equal(own.areOriginal, undefined);
    assert.equal(await wordsOf("nowhere.md"), null);
  });

  it("are refused of an article that cannot be read", async () => {
    // A client that watches files has not told yet that this one is gone.
    const other = await Client.start(FILES, {
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    });
    const params = { textDocument: { uri: other.uri("own.md") } };
    try {
      assert.equal((await other.request<Words | null>(WORDS, params))?.words, "Mine, Lam.\n");
      rmSync(join(other.folder, "own.md"));
      await assert.rejects(other.request(WORDS, params), /The file own\.md cannot be read\.$/);
    } finally {
      await other.stop();
    }
  });

  /** The titles of the actions at the digest of an article whose words are others, and the first of them. */
  const actionsIn = async (asked: Client): Promise<readonly CodeAction[]> => {
    const text = article(BODY.replace("Lâm", "Lam"));
    await asked.open("changed.md", text);
    const at = { line: 2, character: 25 };
    const params = {
      textDocument: { uri: asked.uri("changed.md") },
      range: { start: at, end: at },
      context: { diagnostics: [], only: ["quickfix"] },
    };
    let actions: readonly CodeAction[] = [];
    await asked.noticed(async () => {
      actions = await asked.request<CodeAction[]>("textDocument/codeAction", params);
      return actions.some(({ title }) => title.startsWith("Accept"));
    });
    return actions.filter(({ title }) => /difference|Accept/.test(title));
  };

  it("are compared by the client's command, which the finding offers before it offers to accept them", async () => {
    const [show, accept] = await actionsIn(client);
    assert.equal(show?.title, "Show the difference");
    assert.equal(show.kind, "quickfix");
    assert.deepEqual(show.command?.arguments, [client.uri("changed.md")]);
    assert.equal(show.command.command, "editor.difference");
    assert.equal(accept?.title, "Accept the words as they are");
    assert.ok(accept.edit !== undefined);
  });

  it("are compared by no client that has no command for it", async () => {
    const other = await Client.start(FILES);
    const titles = (await actionsIn(other)).map(({ title }) => title);
    await other.stop();
    assert.deepEqual(titles, ["Accept the words as they are"]);
  });
});
