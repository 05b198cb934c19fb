import assert from "node:assert/strict";
import { Remembered } from "../../client/src/difference/remembered.ts";

describe("the originals that are remembered", () => {
  const rememberedWith = (...inUse: string[]): { remembered: Remembered; known(): string } => {
    const remembered = new Remembered(2, (key) => inUse.includes(key));
    const known = (): string => [..."abcd"].filter((key) => remembered.get(key) !== undefined).join("");
    return { remembered, known };
  };

  it("are the last", () => {
    const { remembered, known } = rememberedWith();
    for (const key of "abcd") remembered.set(key, `words of ${key}`);
    assert.equal(known(), "cd");
    assert.equal(remembered.get("d"), "words of d");
  });

  it("are those that were compared again, with their new words", () => {
    const { remembered, known } = rememberedWith();
    for (const key of "abac") remembered.set(key, `words of ${key}`);
    assert.equal(known(), "ac");
    remembered.set("a", "others");
    assert.equal(known(), "ac");
    assert.equal(remembered.get("a"), "others");
  });

  it("are all that are shown", () => {
    const { remembered, known } = rememberedWith("a", "b");
    for (const key of "abcd") remembered.set(key, `words of ${key}`);
    assert.equal(known(), "abcd");
  });
});
