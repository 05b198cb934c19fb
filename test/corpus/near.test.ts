import assert from "node:assert/strict";
import { corpusOf } from "../support/corpus.ts";

const NAMES = ["Ana Lorca", "A. Lorca", "Juan Pablo Reyes", "J.P. Reyes", "Maria Orsini", "Nguyễn Văn An"];

const { catalog } = corpusOf(
  NAMES.map((name, i) => ({ path: `people/p${i}.md`, text: `---\ntype: person\nname: ${name}\n---\n` })),
);

function near(target: string): readonly string[] {
  return catalog.nearest(target, "entity").map(({ name }) => name);
}

describe("names nearly alike", () => {
  it("are those that write in full what the target has as initials", () => {
    assert.deepEqual(near("J. Reyes"), ["J.P. Reyes", "Juan Pablo Reyes"]);
    assert.deepEqual(near("J P Reyes").slice(0, 2), ["J.P. Reyes", "Juan Pablo Reyes"]);
    assert.deepEqual(near("Juan P. Reyes"), ["J.P. Reyes", "Juan Pablo Reyes"]);
    assert.deepEqual(near("j-p-reyes").slice(0, 2), ["J.P. Reyes", "Juan Pablo Reyes"]);
    assert.deepEqual(near("N. V. An"), ["Nguyễn Văn An"]);
  });

  it("are those that shorten the target to initials, before those with other letters", () => {
    assert.deepEqual(near("Alejandra Lorca"), ["A. Lorca"]);
    assert.deepEqual(near("Juan Pablo Reyes").slice(0, 2), ["J.P. Reyes", "Juan Pablo Reyes"]);
    assert.deepEqual(near("Ana Lorca").slice(0, 1), ["A. Lorca"]);
  });

  it("are no others of that surname, and nobody for a letter alone", () => {
    assert.deepEqual(near("B. Orsini"), []);
    assert.deepEqual(near("Marta Orsini"), ["Maria Orsini"]);
    assert.deepEqual(near("L. M. Orsini"), []);
    assert.deepEqual(near("A. L."), []);
  });
});
