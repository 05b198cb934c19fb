import assert from "node:assert/strict";
import { isEmptyPlace } from "../../client/src/empty-place.ts";

describe("a place with nothing in it", () => {
  const at = (line: string, inData = false): boolean => {
    const [before = "", after = ""] = line.split("$0");
    return isEmptyPlace(before, after, inData);
  };

  it("is one of a mark that has something to say", () => {
    for (const line of [
      'é 😀 [“It rained”]{.quote by="$0"} [@]',
      "[It rained]{.claim} [@$0] and more",
      "[It rained]{.claim} [see @$0]",
      "He met [[$0]].",
    ])
      assert.ok(at(line), line);
  });

  it("is none where something stands, where no mark is, and behind the mark", () => {
    for (const line of [
      'by="a$0"',
      "[@a$0]",
      "[[a$0]]",
      "[@]$0",
      "mail@$0",
      "[a] @$0]",
      "He said:$0",
      'He said "$0"',
      "",
    ])
      assert.ok(!at(line), line);
  });

  it("is a field's in front matter alone", () => {
    for (const line of ["published: $0", "author: [$0]", "- title: $0", "  on: $0"]) {
      assert.ok(at(line, true), line);
      assert.ok(!at(line), line);
    }
    for (const line of ["published:$0", "published: 2024$0", "He said: so $0", "published: $0 2024"])
      assert.ok(!at(line, true), line);
  });
});
