import assert from "node:assert/strict";
import fc from "fast-check";
import { Layered } from "../../server/src/corpus/layered.ts";

const KEY = fc.nat(60);
const STEP = fc.array(fc.tuple(KEY, fc.option(fc.nat(), { nil: undefined })), { maxLength: 12 });

function contents(
  map: Layered<number, number> | ReadonlyMap<number, number>,
): readonly (readonly [number, number])[] {
  return [...map.entries()].sort(([a], [b]) => a - b);
}

describe("layered", function () {
  this.timeout(30_000);

  it("is a map, whatever is put over it", () => {
    fc.assert(
      fc.property(fc.array(STEP, { maxLength: 30, size: "max" }), (steps) => {
        let layered = Layered.empty<number, number>();
        const plain = new Map<number, number>();
        const before: { layered: Layered<number, number>; contents: ReturnType<typeof contents> }[] = [];
        for (const step of steps) {
          before.push({ layered, contents: contents(layered) });
          layered = layered.with(new Map(step));
          for (const [key, value] of new Map(step)) {
            if (value === undefined) plain.delete(key);
            else plain.set(key, value);
          }
          assert.equal(layered.size, plain.size);
          assert.deepEqual(contents(layered), contents(plain));
          assert.deepEqual([...layered.keys()].sort(), [...plain.keys()].sort());
          assert.deepEqual([...layered.values()].sort(), [...plain.values()].sort());
          for (let key = 0; key <= 60; key++) {
            assert.equal(layered.get(key), plain.get(key));
            assert.equal(layered.has(key), plain.has(key));
          }
        }
        for (const one of before) assert.deepEqual(contents(one.layered), one.contents);
      }),
      { numRuns: 200 },
    );
  });
});
