import assert from "node:assert/strict";
import { quoted, quotedUpTo } from "../../server/src/text/quoted.ts";

describe("quoted", () => {
  it("shows words on one line, and the beginning of long ones", () => {
    assert.equal(quoted("To\n  Lam"), "“To Lam”");
    assert.equal(quotedUpTo(4, "Tô Lâm"), "“Tô L…”");
    assert.equal(quotedUpTo(1, "🇻🇳"), "“…”");
    assert.equal(quotedUpTo(12, "Ships came with the fog"), "“Ships came …”");
    assert.equal(quotedUpTo(2, "ae\u0301"), "“a…”");
    assert.deepEqual(["a", "b"].map(quoted), ["“a”", "“b”"]);
  });
});
