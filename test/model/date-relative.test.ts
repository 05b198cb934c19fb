import assert from "node:assert/strict";
import fc from "fast-check";
import { civilDay } from "../../server/src/model/date/calendar.ts";
import { dateFromWords, type Towards } from "../../server/src/model/date/relative.ts";
import { parseDate } from "../../server/src/model/date.ts";

/** A Wednesday. */
const ANCHOR = { year: 2024, month: 8, day: 21 };

const read = (words: string, towards: Towards = "past") => dateFromWords(words, ANCHOR, towards).join(" or ");

/** Words and what they mean on Wednesday 21 August 2024. */
const CASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "days by their distance": {
    today: "2024-08-21",
    tonight: "2024-08-21",
    "this morning": "2024-08-21",
    yesterday: "2024-08-20",
    "Yesterday evening": "2024-08-20",
    "last night": "2024-08-20",
    "the previous day": "2024-08-20",
    "the day before yesterday": "2024-08-19",
    "on the same day": "2024-08-21",
    tomorrow: "2024-08-22",
    "the following day": "2024-08-22",
    "two days ago": "2024-08-19",
    "two days earlier": "2024-08-19",
    "10 days later": "2024-08-31",
    "in three days": "2024-08-24",
    "in two days’ time": "2024-08-23",
    "a couple of days ago": "2024-08-19",
  },
  weekdays: {
    Wednesday: "2024-08-21",
    "on Monday": "2024-08-19 or 2024-08-26",
    "on Monday, the 19th": "",
    "late Monday": "2024-08-19 or 2024-08-26",
    "Monday morning": "2024-08-19 or 2024-08-26",
    "last Monday": "2024-08-19 or 2024-08-12",
    "last-monday": "2024-08-19 or 2024-08-12",
    "last Friday": "2024-08-16",
    "last Wednesday": "2024-08-14",
    "this Friday": "2024-08-23",
    "next Tuesday": "2024-08-27",
    "next Friday": "2024-08-23 or 2024-08-30",
    "Monday last week": "2024-08-12",
    "Monday of next week": "2024-08-26",
    "the previous Monday": "2024-08-19 or 2024-08-12",
    wedding: "",
    monetary: "",
  },
  weeks: {
    "last week": "2024-08-12/2024-08-18",
    "earlier this week": "2024-08-19/2024-08-25",
    "next week": "2024-08-26/2024-09-01",
    "a week ago": "2024-08-14~",
    "two weeks later": "2024-09-04~",
    "a fortnight ago": "2024-08-07~",
    "over the weekend": "2024-08-17/2024-08-18 or 2024-08-24/2024-08-25",
    "last weekend": "2024-08-17/2024-08-18",
    "next weekend": "2024-08-31/2024-09-01 or 2024-08-24/2024-08-25",
    "over the past week": "2024-08-14/2024-08-21",
    "the past three days": "2024-08-18/2024-08-21",
    "in the next two weeks": "2024-08-21/2024-09-04",
  },
  months: {
    "this month": "2024-08",
    "earlier this month": "2024-08",
    "last month": "2024-07",
    "next month": "2024-09",
    "three months ago": "2024-05",
    "nine months ago": "2023-11",
    "about two months ago": "2024-06~",
    "in August": "2024-08 or 2025-08",
    "in December": "2023-12 or 2024-12",
    "last August": "2023-08",
    "last May": "2024-05",
    "next May": "2025-05",
    "this December": "2024-12",
    "August last year": "2023-08",
    "December of this year": "2024-12",
    "early August": "2024-08~ or 2025-08~",
    "mid-August": "2024-08~ or 2025-08~",
    "the end of last month": "2024-07~",
    "the past month": "2024-07-21/2024-08-21",
  },
  "years and longer": {
    "this year": "2024",
    "last year": "2023",
    "the previous year": "2023",
    "next year": "2025",
    "a year earlier": "2023",
    "ten years ago": "2014",
    "a decade ago": "2014~",
    "the end of the year": "2024~",
    "late last year": "2023~",
    "this decade": "202X",
    "last century": "19XX",
    "over the past year": "2023-08-21/2024-08-21",
  },
  "parts of years": {
    "this quarter": "2024-35",
    "last quarter": "2024-34",
    "the first quarter": "2024-33 or 2025-33",
    "the fourth quarter": "2023-36 or 2024-36",
    "the last quarter of last year": "2023-36",
    "the second half of last year": "2023-41",
    "the first half of the year": "2024-40",
    "last summer": "2023-22",
    "this summer": "2024-22",
    "last winter": "2023-24",
    "this winter": "2024-24",
    "last spring": "2024-21",
    "next spring": "2025-21",
    "summer 2023": "2023-22",
    "Q3 2024": "2024-35",
  },
  "days of months": {
    "3 August": "2024-08-03 or 2025-08-03",
    "August 3": "2024-08-03 or 2025-08-03",
    "on August 3rd": "2024-08-03 or 2025-08-03",
    "the 3rd of August": "2024-08-03 or 2025-08-03",
    "Aug. 31": "2023-08-31 or 2024-08-31",
    "Monday 19 August": "2024-08-19 or 2025-08-19",
    "3 August last year": "2023-08-03",
    "29 February": "2024-02-29 or 2028-02-29",
    "30 February": "",
    "the 18th": "2024-08-18 or 2024-09-18",
    "the 31st": "2024-07-31 or 2024-08-31",
    "18": "",
  },
  "what names its year": {
    "19 August 2024": "2024-08-19",
    "Aug 2024": "2024-08",
    "in 2019": "2019",
    "2024-08-19": "2024-08-19",
    "the 1950s": "195X",
    "04/05/2024": "2024-05-04 or 2024-04-05",
    "18-20 August 2024": "2024-08-18/2024-08-20",
    "31 June 2024": "",
  },
  periods: {
    "18-20 August": "2024-08-18/2024-08-20 or 2025-08-18/2025-08-20",
    "18–20 August": "2024-08-18/2024-08-20 or 2025-08-18/2025-08-20",
    "from 18 to 20 August": "2024-08-18/2024-08-20 or 2025-08-18/2025-08-20",
    "August 18-20": "2024-08-18/2024-08-20 or 2025-08-18/2025-08-20",
    "30 July to 2 August": "2024-07-30/2024-08-02 or 2025-07-30/2025-08-02",
    "between 18 and 20 August": "2024-08-18/2024-08-20 or 2025-08-18/2025-08-20",
    "from Sunday to Tuesday": "2024-08-18/2024-08-20 or 2024-08-25/2024-08-27",
    "June to August": "2024-06/2024-08 or 2025-06/2025-08",
    "since 3 August": "2024-08-03/.. or 2025-08-03/..",
    "since yesterday": "2024-08-20/..",
    "from Monday onwards": "2024-08-19/.. or 2024-08-26/..",
    "until last Friday": "../2024-08-16",
    "20-18 August": "",
  },
  "no dates": {
    "": "",
    the: "",
    last: "",
    "last chance": "",
    "next door": "",
    "a year": "",
    "more than a dozen agreements": "",
    "second half": "2024-41 or 2025-41",
    "third half": "",
  },
};

describe("dates from words", () => {
  for (const [title, cases] of Object.entries(CASES)) {
    it(title, () => {
      const found = Object.fromEntries(Object.keys(cases).map((words) => [words, read(words)]));
      assert.deepEqual(found, cases);
    });
  }

  it("prefers what is to come where it is told so", () => {
    assert.equal(read("Monday", "future"), "2024-08-26 or 2024-08-19");
    assert.equal(read("31 August", "future"), "2024-08-31 or 2023-08-31");
    assert.equal(read("in December", "future"), "2024-12 or 2023-12");
    assert.equal(read("last week", "future"), "2024-08-12/2024-08-18");
  });

  it("counts over the ends of years", () => {
    const on = (words: string, year: number, month: number, day: number) =>
      dateFromWords(words, { year, month, day })[0];
    assert.equal(on("last month", 2024, 1, 15), "2023-12");
    assert.equal(on("last quarter", 2024, 2, 1), "2023-36");
    assert.equal(on("last week", 2024, 1, 3), "2023-12-25/2023-12-31");
    assert.equal(on("next quarter", 2024, 11, 1), "2025-33");
    assert.equal(on("this winter", 2024, 1, 10), "2023-24");
    assert.equal(on("last winter", 2024, 1, 10), "2022-24");
    assert.equal(on("the past month", 2024, 3, 31), "2024-02-29/2024-03-31");
    assert.equal(on("yesterday", 0, 1, 1), undefined);
  });

  it("reads only what names a year where no day is known", () => {
    assert.deepEqual(dateFromWords("last Monday"), []);
    assert.deepEqual(dateFromWords("3 August"), []);
    assert.deepEqual(dateFromWords("on 3 August 2024"), ["2024-08-03"]);
  });

  it("never throws, and gives nothing but dates", () => {
    const word = fc.constantFrom(
      ...["last", "next", "this", "the", "of", "Monday", "week", "year", "August", "3", "18th", "two"],
      ...[
        "days",
        "ago",
        "since",
        "to",
        "–",
        "early",
        "quarter",
        "first",
        "summer",
        "2024",
        "past",
        "in",
        "é🇻🇳",
      ],
    );
    const day = fc.integer({ min: -800_000, max: 3_000_000 }).map(civilDay);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 7 }), day, (words, anchor) => {
        for (const text of dateFromWords(words.join(" "), anchor))
          assert.notEqual(parseDate(text).kind, "error");
      }),
      { numRuns: 2000 },
    );
  });

  it("takes no time for hostile text", () => {
    for (const piece of ["early ", "from ", "- ", "in the ", "1", "a to "]) {
      const started = performance.now();
      dateFromWords(piece.repeat(100_000), ANCHOR);
      for (let i = 0; i < 100; i++) dateFromWords(piece.repeat(100).slice(0, 100), ANCHOR);
      assert.ok(performance.now() - started < 200, piece);
    }
  });
});
