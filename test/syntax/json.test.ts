import assert from "node:assert/strict";
import fc from "fast-check";
import { readJson } from "../../server/src/syntax/json.ts";
import type { Tree } from "../../server/src/syntax/tree.ts";
import { slice, span } from "../../server/src/text/span.ts";

function read(text: string) {
  return readJson(text, span(0, text.length));
}

/** A tree as the value that it stands for; scalars are their texts. */
function plain(tree: Tree | undefined): unknown {
  if (tree === undefined) return null;
  if (tree.type === "scalar") return tree.text;
  if (tree.type === "list") return tree.items.map(plain);
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plain(value)]));
}

/** What `plain` makes of the same JSON: every scalar a text, nothing where a list holds `null`. */
function asRead(value: unknown): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(asRead);
  if (typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asRead(inner)]));
  return typeof value === "string" ? value : JSON.stringify(value);
}

describe("JSON", () => {
  it("keeps scalars as written, and what stands between quotation marks", () => {
    const text = '{"id": 12, "page": "0010", "ok": true, "none": null, "words": "a\\n\\u00e9"}';
    const { tree, errors } = read(text);
    assert.deepEqual(errors, []);
    assert.deepEqual(plain(tree), { id: "12", page: "0010", ok: "true", none: null, words: "a\né" });
    assert.ok(tree?.type === "mapping");
    const spelled = tree.entries.map(({ keySpan, value }) => [
      slice(text, keySpan),
      value?.type === "scalar" ? slice(text, value.inner) : undefined,
      value?.type === "scalar" ? value.verbatim : undefined,
    ]);
    assert.deepEqual(spelled, [
      ['"id"', "12", true],
      ['"page"', "0010", true],
      ['"ok"', "true", true],
      ['"none"', undefined, undefined],
      ['"words"', "a\\n\\u00e9", false],
    ]);
  });

  const broken: readonly (readonly [text: string, marked: string, message: RegExp, value: unknown])[] = [
    ['{"a": 1,}', ",", /comma stands behind the last/, { a: "1" }],
    ["[1, 2, ]", ",", /comma stands behind the last/, ["1", "2"]],
    ['{"a": 1 "b": 2}', '"b"', /comma is missing/, { a: "1", b: "2" }],
    ['{"a" 1, "b": 2}', "1", /colon is missing/, { a: null, b: "2" }],
    ['{"a": 1, // why\n "b": 2}', "// why", /no comments/, { a: "1", b: "2" }],
    ['{"a": 1, "a": 2}', '"a"', /twice/, { a: "2" }],
    ['{"a": yes}', "yes", /between quotation marks/, { a: null }],
    ['{"a": "b\n, "c": 1}', '"b', /not closed/, undefined],
    ['[{"a": 1}', "", /closing bracket/, [{ a: "1" }]],
    ['{"a": 1', "", /closing brace/, { a: "1" }],
    ["[1] [2]", "[", /behind the end/, ["1"]],
    ['["\\q"]', '"\\q"', /doubled/, [""]],
    ["", "", /value is expected/, null],
  ];
  for (const [text, marked, message, value] of broken) {
    it(`reads past what is wrong in ${JSON.stringify(text)}`, () => {
      const { tree, errors } = read(text);
      const [first] = errors;
      assert.ok(first !== undefined);
      assert.match(first.message, message);
      assert.equal(slice(text, first.span), marked);
      if (value !== undefined) assert.deepEqual(plain(tree), value);
    });
  }

  it("counts places from the start of the file", () => {
    const text = '\ufeff{"a": "b"}';
    const { tree } = readJson(text, span(1, text.length));
    assert.ok(tree?.type === "mapping");
    const value = tree.entries[0]?.value;
    assert.equal(value?.type === "scalar" ? slice(text, value.inner) : "", "b");
  });

  it("reads what JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(2), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        const { tree, errors } = read(text);
        assert.deepEqual(errors, []);
        // Keys like `__proto__` are keys; comparing as JSON keeps them.
        assert.equal(JSON.stringify(plain(tree)), JSON.stringify(asRead(value)));
      }),
    );
  });

  it("never throws, and its spans lie in the text", () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"',
      "\\",
      "a",
      "1",
      "-",
      "null",
      "/*",
      "//",
      "\n",
      " ",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join("");
        for (const { span: at } of read(text).errors) {
          assert.ok(0 <= at.start && at.start <= at.end && at.end <= text.length, text);
        }
      }),
      { numRuns: 500 },
    );
  });

  for (const piece of ["[", "{", '{"a":', "[,", ",", '"', "\\", "/*", "//\n", "x", "]"]) {
    it(`takes a million characters of ${JSON.stringify(piece)} with few errors`, () => {
      const { errors } = read(piece.repeat(Math.ceil(1_000_000 / piece.length)));
      assert.ok(errors.length > 0 && errors.length <= 101);
    });
  }
});
