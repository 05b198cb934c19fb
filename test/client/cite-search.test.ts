import assert from "node:assert/strict";
import { Search } from "../../client/src/cite/search.ts";

describe("the search for a source to cite", () => {
  /** A search whose answers are given by hand, and what it did. */
  const begun = () => {
    const did: string[] = [];
    const asked: { answer(text: string | undefined): void; refuse(): void; signal: AbortSignal }[] = [];
    const search = new Search<string>(
      (_, signal) =>
        new Promise((resolve, reject) => {
          asked.push({ answer: resolve, refuse: () => reject(new Error("The server is gone.")), signal });
        }),
      {
        busy: (is) => void did.push(is ? "busy" : "idle"),
        show: (answer) => void did.push(`show ${answer}`),
        takeFirst: () => void did.push("take"),
      },
    );
    return { search, asked, did };
  };

  it("takes the first that is found, where people accept before there is an answer", async () => {
    const { search, asked, did } = begun();
    const found = search.find("berg");
    assert.equal(search.accept(), true);
    asked[0]?.answer("Berg");
    await found;
    assert.deepEqual(did, ["busy", "idle", "show Berg", "take"]);
    assert.equal(search.accept(), false);
  });

  for (const how of ["refused", "not answered"] as const) {
    it(`takes nothing of the old list when it is ${how}, nor of a later one unasked`, async () => {
      const { search, asked, did } = begun();
      const found = search.find("berg");
      search.accept();
      if (how === "refused") asked[0]?.refuse();
      else asked[0]?.answer(undefined);
      await found;
      assert.deepEqual(did, ["busy", "idle"]);
      const again = search.find("berg");
      asked[1]?.answer("Berg");
      await again;
      assert.deepEqual(did.slice(2), ["busy", "idle", "show Berg"]);
    });
  }

  it("counts only the last, and what was accepted only of that", async () => {
    const { search, asked, did } = begun();
    const first = search.find("be");
    search.accept();
    const second = search.find("berg");
    assert.equal(asked[0]?.signal.aborted, true);
    asked[1]?.answer("Berg");
    asked[0]?.answer("Bell");
    await Promise.all([first, second]);
    assert.deepEqual(did, ["busy", "busy", "idle", "show Berg"]);
  });

  it("comes to nothing once it is stopped", async () => {
    const { search, asked, did } = begun();
    const found = search.find("berg");
    search.accept();
    search.stop();
    asked[0]?.answer("Berg");
    await found;
    assert.deepEqual(did, ["busy"]);
  });
});
