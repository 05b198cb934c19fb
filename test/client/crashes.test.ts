import { strict as assert } from "node:assert";
import { Crashes, MOST_CRASHES } from "../../client/src/crashes.ts";

describe("crashes of the server", () => {
  it("lead to a new start, later each time, until there were too many in a row", () => {
    const crashes = new Crashes();
    const waits = Array.from({ length: MOST_CRASHES }, () => crashes.note(10));
    assert.deepEqual(waits, [1000, 2000, undefined]);
  });

  it("are forgotten by a server that worked for a while", () => {
    const crashes = new Crashes();
    for (let hour = 0; hour < 24; hour++) assert.equal(crashes.note(3_600_000), 1000);
    assert.equal(crashes.note(10), 2000);
    assert.equal(crashes.note(3_600_000), 1000);
  });
});
