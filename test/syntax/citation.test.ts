import assert from "node:assert/strict";
import { type Cite, readCites } from "../../server/src/syntax/citation.ts";
import { slice, span } from "../../server/src/text/span.ts";

/** The keys of a citation with what stands around them: prefix, key, locator. */
function cites(content: string): readonly (readonly [string, string, string])[] {
  return readCites(content, span(0, content.length)).map((cite: Cite) => {
    assert.equal(slice(content, cite.keySpan), cite.key);
    return [cite.prefix, cite.key, slice(content, cite.locator)] as const;
  });
}

describe("citation", () => {
  it("reads keys, prefixes and locators", () => {
    assert.deepEqual(cites("@key"), [["", "key", ""]]);
    assert.deepEqual(cites("@key, p. 3; @other"), [
      ["", "key", "p. 3"],
      ["", "other", ""],
    ]);
    assert.deepEqual(cites("see @key, pp. 3–4 ; contra -@b 11:56"), [
      ["see", "key", "pp. 3–4"],
      ["contra", "b", "11:56"],
    ]);
    assert.deepEqual(cites("-@key"), [["", "key", ""]]);
    assert.deepEqual(cites("see  also\n@key"), [["see  also", "key", ""]]);
  });

  it("reads claims, folders and keys in braces", () => {
    assert.deepEqual(cites("@gt-priority#xi-reflects, para 2"), [["", "gt-priority#xi-reflects", "para 2"]]);
    assert.deepEqual(cites("@sources/xinhua."), [["", "sources/xinhua", "."]]);
    assert.deepEqual(cites("@{a; b}, p. 1"), [["", "a; b", "p. 1"]]);
    assert.deepEqual(cites("@{https://example.org/?a=b}, p. 1"), [["", "https://example.org/?a=b", "p. 1"]]);
  });

  it("keeps an email address that stands before the key out of it", () => {
    assert.deepEqual(cites("write to a@b.org, @key"), [["write to a@b.org,", "key", ""]]);
  });
});
