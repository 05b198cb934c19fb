import assert from "node:assert/strict";
import type { Cards } from "../../server/src/lsp/shared/cards.ts";
import { Client } from "./client.ts";
import { crlf, HARBOUR, PIER } from "./harbour.ts";

describe("the cards of an article's marks, over stdio", () => {
  let client: Client;

  before(async () => {
    client = await Client.start([...HARBOUR, { path: "pier.md", text: PIER }], {
      initializationOptions: { requireConfig: true },
    });
    await client.open("pier.md", PIER);
  });
  after(() => client.stop());

  const ask = (path: string): Promise<Cards | null> =>
    client.request("attested/cards", { textDocument: { uri: client.uri(path) } });

  it("come once for each name, key and claim", async () => {
    const cards = await ask("pier.md");
    assert.deepEqual(
      cards?.marks.map(({ of, kind, path }) => [of, kind, path]),
      [
        ["@minutes-12", "source", "what/minutes-12.md"],
        ["@berg2022", "source", "refs.bib"],
        ["@ek2020", "source", "refs.json"],
        ["[[ana-lindqvist]]", "person", "who/ana-lindqvist.md"],
        ["[[Harbour Board]]", "organisation", "who/harbour-board.md"],
        ["[[the board]]", "several", undefined],
        ["[[Ann Lindqvist]]", "unknown", undefined],
        ["[[pier#cost]]", "claim", "pier.md"],
      ],
    );
    assert.match(
      cards?.marks[3]?.text ?? "",
      /^Ana Lindqvist — person\n\n• As of 5 March 2023:\n {2}• Harbour master of Harbour Board, since April 2021/,
    );
    assert.deepEqual(
      cards?.claims.map(({ of, unsourced }) => [of, unsourced]),
      [
        ["#cost", false],
        ["#old", true],
      ],
    );
  });

  it("follow what is typed, and are the same with CR LF", async () => {
    const before = await ask("pier.md");
    await client.change("pier.md", crlf(PIER));
    assert.deepEqual(await ask("pier.md"), before);
    await client.change("pier.md", PIER.replace("[[Ann Lindqvist]]", "[[A. Lindqvist]]"));
    const after = await ask("pier.md");
    assert.equal(after?.marks.find(({ of }) => of === "[[A. Lindqvist]]")?.kind, "person");
  });

  it("may change with any file, of which the client is told once", async () => {
    const told = (): number =>
      client.received.filter((method) => method === "attested/appearanceChanged").length;
    await ask("pier.md");
    const before = told();
    await client.open("who/harbour-board.md", "---\ntype: organisation\nname: Harbour Board\n---\n");
    await client.until(() => told() > before);
    assert.equal(
      (await ask("pier.md"))?.marks.find(({ of }) => of === "[[the board]]")?.kind,
      "organisation",
    );
  });

  it("are none for a file of no corpus, or one that is left out of it", async () => {
    await client.open("README.md", "[[ana-lindqvist]]");
    assert.equal(await ask("README.md"), null);
    assert.equal(await ask("who/nobody.md"), null);
  });
});
