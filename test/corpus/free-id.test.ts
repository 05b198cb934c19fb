import assert from "node:assert/strict";
import { freeId } from "../../server/src/corpus/free-id.ts";
import { newFileFor } from "../../server/src/corpus/new-file.ts";
import { corpusOf } from "../support/corpus.ts";

const person = (path: string, id: string) => ({ path, text: `---\ntype: person\nid: ${id}\n---\n` });

describe("free ids", () => {
  it("are the id itself, or the first with a number that nothing has", () => {
    const { catalog } = corpusOf([person("a.md", "ana"), person("b.md", "ana-2"), person("c.md", "bo-2")]);
    assert.deepEqual(
      ["ana", "bo", "ana-2", "cem"].map((id) => freeId(catalog, id)),
      ["ana-3", "bo", "ana-2-2", "cem"],
    );
    assert.equal(
      freeId(catalog, "bo", (id) => id === "bo"),
      "bo-3",
    );
  });

  it("count on past ids and past files that are called so", () => {
    const { catalog } = corpusOf([person("who/ana.md", "x"), person("b.md", "ana-2")]);
    const made = (name: string) => newFileFor(catalog, "who", "person", name);
    assert.deepEqual(made("Ana"), { id: "ana-3", path: "who/ana-3.md" });
    assert.deepEqual(made("Bo"), { id: "bo", path: "who/bo.md" });
  });
});
