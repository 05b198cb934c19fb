import assert from "node:assert/strict";
import fc from "fast-check";
import { compatible } from "../../server/src/model/quantity/compare.ts";
import { describeQuantity, describeValue } from "../../server/src/model/quantity/describe.ts";
import { formatNumber, sumOf } from "../../server/src/model/quantity/list.ts";
import { knownUnit, unitOf } from "../../server/src/model/quantity/unit.ts";
import {
  parseValue,
  type Quantity,
  type Value,
  valueImplies,
  valuesAgree,
} from "../../server/src/model/quantity.ts";

function quantity(text: string, unit?: string): Quantity {
  const value = parseValue(text, { unit });
  assert.equal(value.kind, "quantity", text);
  return value as Quantity;
}

/** The interval in mathematicians' brackets, `(` where the bound is not reached. */
function interval({ min, max, minOpen, maxOpen }: Quantity): string {
  return `${minOpen ? "(" : "["}${min}, ${max}${maxOpen ? ")" : "]"}`;
}

/** The sum of a list, described; "none" when its parts do not add up. */
function sum(value: Value): string {
  const total = value.kind === "list" ? sumOf(value.parts, value.open) : undefined;
  return total === undefined ? "none" : describeQuantity(total);
}

describe("quantities", () => {
  const rows = [
    // The notation of a claim's value.
    ["14", "[14, 14]", "14"],
    [">12", "(12, Infinity]", "more than 12"],
    [">=12", "[12, Infinity]", "at least 12"],
    ["<12", "[-Infinity, 12)", "less than 12"],
    ["<=24", "[-Infinity, 24]", "up to 24"],
    ["12..15", "[12, 15]", "12 to 15"],
    ["~30", "[27, 33]", "about 30"],
    ["112.2 billion", "[112200000000, 112200000000]", "112.2 billion"],
    ["1.524 billion", "[1524000000, 1524000000]", "1.524 billion"],
    ["1,524", "[1524, 1524]", "1,524"],
    // Other ways to write the same.
    ["≥ 12", "[12, Infinity]", "at least 12"],
    ["1 524", "[1524, 1524]", "1 524"],
    ["1\u202f524", "[1524, 1524]", "1\u202f524"],
    ["1,234,567.5", "[1234567.5, 1234567.5]", "1,234,567.5"],
    ["-3.5", "[-3.5, -3.5]", "-3.5"],
    ["−3", "[-3, -3]", "−3"],
    ["~-30", "[-33, -27]", "about -30"],
    ["+5%", "[5, 5]", "+5%"],
    ["25 per cent", "[25, 25]", "25%"],
    ["5bn", "[5000000000, 5000000000]", "5bn"],
    ["3 lakh", "[300000, 300000]", "3 lakh"],
    ["$3 million", "[3000000, 3000000]", "$3 million"],
    ["€5bn", "[5000000000, 5000000000]", "5bn EUR"],
    ["USD 5", "[5, 5]", "5 USD"],
    [">5 km", "(5000, Infinity]", "more than 5 km"],
    ["1.5..2 billion USD", "[1500000000, 2000000000]", "1.5 to 2 billion USD"],
    ["500 million..1.2 billion", "[500000000, 1200000000]", "500 million to 1.2 billion"],
    ["800 m..1 km", "[800, 1000]", "800 m to 1 km"],
    ["10 sq km", "[10000000, 10000000]", "10 km²"],
    ["112.2 million TEU", "[112200000, 112200000]", "112.2 million TEU"],
    ["2024", "[2024, 2024]", "2024"],
  ] as const;
  for (const [text, bounds, words] of rows) {
    it(`${text} is ${words}`, () => {
      assert.equal(interval(quantity(text)), bounds);
      assert.equal(describeQuantity(quantity(text)), words);
      assert.equal(quantity(text).text, text);
    });
  }

  it("take the unit of the claim, once", () => {
    const rows = [
      ["112.2 billion", "USD", 112.2e9, "count USD", "112.2 billion USD"],
      ["112.2", "billion USD", 112.2e9, "count USD", "112.2 billion USD"],
      ["112.2 billion", "billion USD", 112.2e9, "count USD", "112.2 billion USD"],
      ["5", "million", 5e6, "", "5 million"],
      ["5 km", "m", 5000, "length", "5 km"],
      ["14", "agreements", 14, "other agreement", "14 agreements"],
      ["14 agreements", "agreements", 14, "other agreement", "14 agreements"],
      ["14", "", 14, "", "14"],
    ] as const;
    for (const [text, unit, value, dimension, words] of rows) {
      const read = quantity(text, unit);
      assert.deepEqual(
        [read.min, read.unit?.dimension ?? "", describeQuantity(read)],
        [value, dimension, words],
      );
    }
  });

  it("know units by symbol, name and plural, and symbols by their letter case", () => {
    for (const [text, symbol] of [
      ["km", "km"],
      ["KM", "km"],
      ["Kilometres", "km"],
      ["miles", "mi"],
      ["feet", "ft"],
      ["US dollars", "USD"],
      ["yuan", "CNY"],
      ["usd", "USD"],
      ["days", "days"],
      ["Mt", "Mt"],
    ] as const) {
      assert.equal(knownUnit(text)?.symbol, symbol, text);
    }
    for (const text of ["mt", "M", "pounds", "tons", "", "agreements"])
      assert.equal(knownUnit(text), undefined);
    assert.equal(unitOf(" "), undefined);
  });
});

describe("compatible", () => {
  const rows: readonly (readonly [a: string, b: string, expected: boolean | undefined])[] = [
    ["14", ">12", true],
    ["14", "14", true],
    ["14", "15", false],
    ["14", ">14", false],
    ["14", ">=14", true],
    ["14", "<14", false],
    ["14", "<=14", true],
    [">12", "<=24", true],
    [">24", "<=24", false],
    [">=24", "<=24", true],
    ["12..15", "14", true],
    ["12..15", "15", true],
    ["12..15", "16", false],
    ["~30", "27", true],
    ["~30", "34", false],
    ["1,524", "1524", true],
    ["0.1 billion", "100 million", true],
    // Units of one dimension are converted, rounding allowed for.
    ["1 ha", "10000 m2", true],
    ["10 km", "6.2 miles", true],
    ["10 km", "5 miles", false],
    ["1 year", "12 months", true],
    ["14 days", "2 weeks", true],
    ["5 km", "5000 m", true],
    ["5 km", "7000 m", false],
    // The same figure given less finely agrees; a different one does not.
    ["112.2 billion", "112 billion", true],
    ["112.2 billion", "112.3 billion", false],
    ["112.2 billion", "113 billion", false],
    ["25%", "25.4%", true],
    ["25%", "26%", false],
    ["1 billion", "1.4 billion", false],
    ["12.5", ">12.5", false],
    // Another dimension, or none, is never a conflict.
    ["5 USD", "5 EUR", undefined],
    ["5 USD", "7 EUR", undefined],
    ["5 USD", "$7", undefined],
    ["5 km", "7 kg", undefined],
    ["5 km", "7", undefined],
    ["5 TEU", "7 people", undefined],
    ["25%", "26 percentage points", undefined],
    ["5 TEU", "7 TEU", false],
    ["5 USD", "7 USD", false],
  ];
  for (const [a, b, expected] of rows) {
    it(`${a} and ${b}: ${expected}`, () => {
      assert.equal(compatible(quantity(a), quantity(b)), expected);
      assert.equal(compatible(quantity(b), quantity(a)), expected);
    });
  }
});

describe("lists", () => {
  const rows = [
    ["4 + 4 + <=24", "4, 4 and up to 24", "8 to 32"],
    ["4+4+24", "4, 4 and 24", "32"],
    ["4 + 4 + …", "4, 4 and more", "at least 8"],
    ["4 + 4 + ...", "4, 4 and more", "at least 8"],
    ["4 + …", "4 and more", "at least 4"],
    ["4 + >2", "4 and more than 2", "at least 6"],
    ["3 km + 500 m", "3 km and 500 m", "3.5 km"],
    ["4 + 4 km", "4 km and 4 km", "8 km"],
    ["1.2 billion + 900 million USD", "1.2 billion USD and 900 million USD", "2.1 billion USD"],
    ["5 km + 3 kg", "5 km and 3 kg", "none"],
  ] as const;
  for (const [text, words, total] of rows) {
    it(`${text} comes to ${total}`, () => {
      const value = parseValue(text);
      assert.equal(value.kind, "list");
      assert.equal(describeValue(value), words);
      assert.equal(sum(value), total);
    });
  }

  it("have no sum without parts", () => assert.equal(sumOf([]), undefined));

  it("are compared by their sum: a closed one exactly, an open one only when it exceeds", () => {
    for (const [list, total, expected] of [
      ["4 + 4 + <=24", "32", true],
      ["4 + 4 + <=24", "33", false],
      ["4 + 4 + <=24", "7", false],
      ["4 + 4 + 24", "31", false],
      ["4 + 4 + …", "20", true],
      ["4 + 4 + …", "7", false],
      // Rounded parts need not come to the rounded total.
      ["33% + 33% + 33%", "100%", true],
      ["1.2 + 3.4 + 2.1", "6.8", true],
      ["0.1 + 0.2", "0.3", true],
      ["4 km + 4 km", "8", undefined],
    ] as const) {
      assert.equal(valuesAgree(parseValue(list), parseValue(total)), expected, `${list} = ${total}`);
    }
  });
});

describe("parseValue", () => {
  const rows = [
    ["14", "quantity"],
    ["2024", "quantity"],
    ["2023..2024", "quantity"],
    ["4 + 4", "list"],
    ["2024-08-19", "date"],
    ["2023/2024", "date"],
    ["1950~", "date"],
    ["XXXX-12-XX", "date"],
    ["[1667,1668]", "date"],
    ["to-lam", "words"],
    ["Xi Jinping", "words"],
    ["Vietnam + China", "words"],
    ["5G + AI", "words"],
    ["14 agreements", "words"],
    ["G7", "words"],
    ["T34", "words"],
    ["1,5", "words"],
    ["1,524,00", "words"],
    ["12-15", "words"],
    ["1e5", "words"],
    ["0x10", "words"],
    ["Infinity", "words"],
    ["5 M", "words"],
    ["[sic]", "words"],
    ["", "words"],
  ] as const;
  for (const [text, kind] of rows) {
    it(`takes "${text}" for ${kind}`, () => {
      const value = parseValue(text);
      assert.equal(value.kind, kind);
      assert.ok(!("problem" in value));
    });
  }

  it("reads what the property is declared to hold", () => {
    assert.equal(parseValue("2024", { expect: "date" }).kind, "date");
    assert.equal(parseValue("~1950", { expect: "date" }).kind, "date");
    assert.deepEqual(parseValue("19 August 2024", { expect: "date" }), {
      kind: "words",
      text: "19 August 2024",
      problem: "Write 2024-08-19 here: dates are given in EDTF, the year first.",
      suggestion: "2024-08-19",
    });
    assert.deepEqual(parseValue("2024-08-19", { expect: "number" }), {
      kind: "words",
      text: "2024-08-19",
      problem:
        "A number is due here: write 14, >12, <=24, 12..15, ~30 or 112.2 billion, and give its unit with unit=.",
    });
  });

  const problems = [
    ["15..12", "This range runs backwards: write 12..15."],
    ["12 km..15 kg", "Both ends of a range need units that can be compared: write 12..15 km."],
    [">many", "A number must follow >: write >12 or >1.5 billion, with a point for decimals."],
    [">1,5", "A number must follow >: write >12 or >1.5 billion, with a point for decimals."],
    [">12 agreements", 'The unit "agreements" is not known: write value=">12" and unit="agreements".'],
    ["14+", 'A part is missing after the plus sign: write >=14 for "or more", or 14 + … for parts to come.'],
    [
      "4 + four",
      "Each part of a list is a number: write 4 + 4 + <=24, and + … at the end when there are more.",
    ],
    ["2023-06-31", "31 June does not exist; June has 30 days."],
    ["04/05/2024", "04/05/2024 can be read in two ways: write 2024-05-04 or 2024-04-05."],
  ] as const;
  for (const [text, problem] of problems) {
    it(`says what is wrong with ${text}`, () => {
      assert.deepEqual(parseValue(text), { kind: "words", text, problem });
    });
  }

  it("compares values of every kind", () => {
    for (const [a, b, expected] of [
      ["2024", "2024-08-19", true],
      ["2023", "2024-08-19", false],
      ["2024-08", "2024-08-19", true],
      ["2024-08-19", "2024-08-20", false],
      ["14", "2024-08-19", undefined],
      ["To Lam", "Tô Lâm", true],
      ["Hanoi", "Beijing", undefined],
      ["Hanoi", "14", undefined],
    ] as const) {
      assert.equal(valuesAgree(parseValue(a), parseValue(b)), expected, `${a} and ${b}`);
      assert.equal(valuesAgree(parseValue(b), parseValue(a)), expected, `${b} and ${a}`);
    }
  });
});

describe("formatNumber", () => {
  for (const [n, text] of [
    [32, "32"],
    [1524, "1,524"],
    [-1524.5, "-1,524.5"],
    [0.1 + 0.2, "0.3"],
    [112.2e9, "112.2 billion"],
    [1_234_567, "1.234567 million"],
    [12_345_678.9, "12,345,678.9"],
    [1e30, "1e+30"],
  ] as const) {
    it(`writes ${n} as ${text}`, () => assert.equal(formatNumber(n), text));
  }
});

describe("hostile values", () => {
  for (const [name, text] of [
    ["digits", "9".repeat(100_000)],
    ["groups", `1${",000".repeat(25_000)}`],
    ["plus signs", "+".repeat(100_000)],
    ["parts", "4 + ".repeat(25_000)],
    ["dots", ".".repeat(100_000)],
    ["scales", `5 ${"million ".repeat(10_000)}`],
    ["spaces", `5${" ".repeat(100_000)}km`],
    ["the most that is read, of groups", `1${",000".repeat(249)}`],
    ["the most that is read, of parts", "4+".repeat(499)],
    ["the most that is read, of decimals", `0.${"3".repeat(990)}`],
  ] as const) {
    it(`are answered at once: ${name}`, () => {
      const from = performance.now();
      assert.ok(describeValue(parseValue(text)).length > 0);
      parseValue("14", { unit: text });
      assert.ok(performance.now() - from < 250);
    });
  }
});

const figure = fc.oneof(
  fc.integer({ min: -100_000, max: 100_000 }).map(String),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((n) => n.toFixed(2)),
  fc.integer({ min: 0, max: 999 }).map((n) => `${n},${String(n).padStart(3, "0")}`),
);
const scale = fc.constantFrom("", "", " thousand", " million", " billion");
const unit = fc.constantFrom("", "", " km", " m", " miles", " USD", " TEU", "%", " days", " years");
const written = fc
  .tuple(fc.constantFrom("", "", ">", ">=", "<", "<=", "~"), figure, scale, unit)
  .map((parts) => parts.join(""));
const range = fc.tuple(figure, figure, unit).map(([from, to, of]) => `${from}..${to}${of}`);
const list = fc
  .tuple(fc.array(written, { minLength: 1, maxLength: 5 }), fc.constantFrom("", " + …"))
  .map(([parts, more]) => parts.join(" + ") + more);
const anyValue = fc.oneof(
  written,
  range,
  list,
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."0123456789.,+-<>=~ …%kmUSD$€") }),
);

describe("properties of values", () => {
  it("every text is a value that can be described", () => {
    fc.assert(
      fc.property(anyValue, fc.oneof(fc.constant(""), fc.string()), (text, unitText) => {
        const value = parseValue(text, { unit: unitText });
        assert.ok(describeValue(value).length > 0);
        assert.ok(!/undefined|NaN/.test(describeValue(value)) || /undefined|NaN/.test(text + unitText));
        if (value.kind === "quantity") assert.ok(value.min <= value.max && value.step > 0);
        if (value.kind === "list") {
          const total = sumOf(value.parts, value.open);
          assert.ok(total === undefined || total.min <= total.max);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("whatever is written in the notation is read as a quantity", () => {
    fc.assert(fc.property(written, (text) => assert.equal(parseValue(text).kind, "quantity", text)));
  });

  it("agreement is symmetric, and every value but a list agrees with itself", () => {
    fc.assert(
      fc.property(anyValue, anyValue, (one, other) => {
        const a = parseValue(one);
        const b = parseValue(other);
        assert.equal(valuesAgree(a, b), valuesAgree(b, a));
        // A list may have no sum.
        if (a.kind !== "list") assert.equal(valuesAgree(a, a), true);
      }),
      { numRuns: 2000 },
    );
  });

  it("a sum agrees with the figure that it comes to", () => {
    const part = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 8 }), (parts) => {
        const total = parts.reduce((all, one) => all + one, 0);
        const read = parseValue(parts.join(" + "));
        assert.equal(valuesAgree(read, parseValue(String(total))), true);
        assert.equal(valuesAgree(read, parseValue(String(total + 1))), false);
        assert.equal(valuesAgree(read, parseValue(`>${total}`)), false);
      }),
    );
  });
});

describe("what a value says of another", () => {
  const rows: readonly (readonly [value: string, other: string, implies: boolean, back: boolean])[] = [
    ["14", "14", true, true],
    ["14", ">12", true, false],
    ["12", ">12", false, false],
    ["12", ">=12", true, false],
    [">12", ">=12", true, false],
    [">14", ">12", true, false],
    ["<12", "<=12", true, false],
    ["12..15", ">12", false, false],
    ["13..15", "12..15", true, false],
    ["12..15", "<=24", true, false],
    ["30", "~30", true, false],
    ["4 + 4", "8", true, true],
    ["4 + 4 + …", ">=8", true, true],
    ["1000 m", "1 km", true, true],
    ["14 km", "14 USD", false, false],
    ["14", "14 km", false, false],
    ["2024-08-19", "2024-08", true, false],
    ["2024-08-19", "2024", true, false],
    ["2024~", "2024", false, true],
    ["several", "Several", true, true],
    ["several", "many", false, false],
    ["14", "several", false, false],
  ];
  for (const [value, other, implies, back] of rows) {
    it(`${value} and ${other}`, () => {
      assert.equal(valueImplies(parseValue(value), parseValue(other)), implies);
      assert.equal(valueImplies(parseValue(other), parseValue(value)), back);
    });
  }

  it("is never said of values that cannot both hold", () => {
    const text = fc
      .tuple(fc.constantFrom("", ">", ">=", "<", "<=", "~"), fc.integer({ min: 1, max: 30 }))
      .map(([mark, figure]) => mark + figure);
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, other] = [parseValue(a), parseValue(b)];
        assert.equal(valueImplies(one, one), true);
        if (valueImplies(one, other)) assert.equal(valuesAgree(one, other), true, `${a} and ${b}`);
      }),
    );
  });
});
