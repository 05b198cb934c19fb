import assert from "node:assert/strict";
import fc from "fast-check";
import { attributesEnd, readAttributes, writeValue } from "../../server/src/syntax/attributes.ts";
import { each, Kind } from "../../server/src/syntax/marks.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { slice } from "../../server/src/text/span.ts";
import { SIGNS, SPACES, WORDS } from "../support/texts.ts";

const VALUE = fc
  .array(fc.constantFrom(...SIGNS, ...SPACES, ...WORDS), { maxLength: 8 })
  .map((pieces) => pieces.join(""));

/** Classes, id and pairs of a list, without their places. */
function plain(list: string): { classes: string[]; id: string | undefined; pairs: [string, string][] } {
  assert.equal(attributesEnd(list, 0, false), list.length, `${list} is read to its end`);
  const { classes, id, pairs } = readAttributes(list, 0);
  return {
    classes: classes.map(({ name }) => name),
    id: id?.name,
    pairs: pairs.map(({ key, value }) => [key, value]),
  };
}

describe("attributes", () => {
  it("reads classes, an id and pairs in their order", () => {
    assert.deepEqual(plain('{.claim .not #c7 by=to-lam note="he said \\"no\\""}'), {
      classes: ["claim", "not"],
      id: "c7",
      pairs: [
        ["by", "to-lam"],
        ["note", 'he said "no"'],
      ],
    });
    assert.deepEqual(plain("{}"), { classes: [], id: undefined, pairs: [] });
    assert.deepEqual(plain("{ .claim#c7 }"), { classes: ["claim"], id: "c7", pairs: [] });
  });

  it("keeps the first of two ids, and both of two values", () => {
    assert.deepEqual(plain("{#a #b by=x by=y}"), {
      classes: [],
      id: "a",
      pairs: [
        ["by", "x"],
        ["by", "y"],
      ],
    });
  });

  it("gives the places of names, keys and values, without quotation marks", () => {
    const list = '{.claim #c7 by="a b"}';
    const { classes, id, pairs, span } = readAttributes(list, 0);
    const [pair] = pairs;
    assert.ok(pair && id);
    const places = [...classes.map((name) => name.span), id.span, pair.keySpan, pair.valueSpan, span];
    assert.deepEqual(
      places.map((place) => slice(list, place)),
      ["claim", "c7", "by", "a b", list],
    );
  });

  it("reads a line end in a value, and the white space around it, as one space", () => {
    assert.deepEqual(plain('{note="a \r\n\tb"}').pairs, [["note", "a b"]]);
    assert.deepEqual(plain('{note="a\rb\nc"}').pairs, [["note", "a b c"]]);
  });

  it("takes a backslash for itself but before a quotation mark and another", () => {
    assert.deepEqual(plain('{note="a\\b \\\\ \\" \\\\\\""}').pairs, [["note", 'a\\b \\ " \\"']]);
  });

  it("says where reading stopped", () => {
    for (const [list, stop] of [
      ["{.claim by=}", 7],
      ["{.claim by to}", 7],
      ['{.claim by="x', 7],
      ["{.claim\n\nby=x}", 7],
      ["{=}", 1],
      ["{.claim [x]}", 7],
    ] as const) {
      assert.equal(attributesEnd(list, 0, false), -stop, list);
    }
    assert.equal(attributesEnd("{.claim\nby=x}", 0, true), -7);
    assert.equal(attributesEnd('{note="a\nb"}', 0, true), -1);
  });

  it("reads back what it writes, whatever the value", () => {
    fc.assert(
      fc.property(VALUE, VALUE, (value, other) => {
        const text = `[x]{.claim by=${writeValue(value)} note=${writeValue(other)}}`;
        const [span] = each(parse(text).marks, Kind.Span);
        assert.ok(span, text);
        assert.equal(span.span.end, text.length);
        const { pairs } = readAttributes(text, span.second.start);
        assert.deepEqual(
          pairs.map((pair) => pair.value),
          [value, other].map((one) => one.replace(/\s*[\r\n]+\s*/g, " ")),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it("writes no quotation marks where none are needed", () => {
    assert.equal(writeValue("to-lam;xi"), "to-lam;xi");
    assert.equal(writeValue(">=12"), ">=12");
    assert.equal(writeValue(""), '""');
    assert.equal(writeValue('a "b" \\'), '"a \\"b\\" \\\\"');
  });
});
