import assert from "node:assert/strict";
import type { Appearance } from "../../server/src/lsp/shared/appearance.ts";
import { Client } from "./client.ts";
import { HARBOUR, PIER } from "./harbour.ts";

describe("how an article is shown, over stdio", () => {
  let client: Client;

  before(async () => {
    client = await Client.start([...HARBOUR, { path: "pier.md", text: PIER }]);
    await client.open("pier.md", PIER);
  });
  after(() => client.stop());

  const ask = (version: number, path = "pier.md"): Promise<Appearance | null> =>
    client.request("attested/appearance", { textDocument: { uri: client.uri(path) }, version });

  /** The words of each range of a role, which lie on one line. */
  const words = (text: string, numbers: readonly number[] = []): readonly string[] => {
    const lines = text.split("\n");
    return Array.from({ length: numbers.length / 4 }, (_, i) => {
      const [line = 0, start, endLine, end] = numbers.slice(4 * i, 4 * i + 4);
      assert.equal(line, endLine);
      return lines[line]?.slice(start, end) ?? "";
    });
  };

  const told = (): number =>
    client.received.filter((method) => method === "attested/appearanceChanged").length;

  it("counts UTF-16 columns, behind an emoji and letters outside ASCII too", async () => {
    const answer = await ask(1);
    assert.ok(answer);
    assert.equal(answer.version, 1);
    assert.deepEqual(words(PIER, answer.ranges.person), ["the harbour master"]);
    assert.deepEqual(words(PIER, answer.ranges.organisation), ["Harbour Board", "the board"]);
    assert.deepEqual(words(PIER, answer.ranges.unresolved), ["Ann Lindqvist"]);
    assert.deepEqual(words(PIER, answer.ranges.claim), ["the pier costs 4.5 million"]);
    assert.deepEqual(words(PIER, answer.ranges.unsourced), ["The old one will be torn down"]);
    assert.deepEqual(words(PIER, answer.ranges.source), ["minutes-12", "berg2022", "ek2020", "pier#cost"]);
  });

  it("has nothing to say of a file of no corpus, or of a text that is no longer", async () => {
    assert.deepEqual(await ask(1, "../elsewhere.md"), { version: 1, ranges: {} });
    await client.change("pier.md", `${PIER}\n`);
    assert.equal(await ask(1), null);
    assert.equal((await ask(2))?.version, 2);
  });

  it("tells once that something changed, until it is asked again", async () => {
    await ask(2);
    const before = told();
    for (const name of ["Ann Lindqvist", "Ann Berg"]) {
      client.write("who/ann.md", `---\ntype: person\nname: ${name}\n---\n`);
      await client.watched(["who/ann.md", 1]);
    }
    await client.noticed(async () => told() > before);
    await client.noticed(async () => (await ask(2))?.ranges.unresolved !== undefined);
    client.write("who/ann.md", "---\ntype: person\nname: Ann Lindqvist\n---\n");
    await client.watched(["who/ann.md", 2]);
    await client.noticed(async () => (await ask(2))?.ranges.unresolved === undefined);
  });
});
