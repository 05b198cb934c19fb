import assert from "node:assert/strict";
import { createRequire } from "node:module";
import fc from "fast-check";
import { civilDay, dayNumber } from "../../server/src/model/date/calendar.ts";
import {
  compareDates,
  datesAgree,
  endsAfter,
  isBefore,
  overlaps,
  startsBefore,
} from "../../server/src/model/date/compare.ts";
import { describeDate } from "../../server/src/model/date/describe.ts";
import { parsePlainDay } from "../../server/src/model/date/plain.ts";
import { parsePoint } from "../../server/src/model/date/point.ts";
import { type DateError, type EdtfDate, parseDate } from "../../server/src/model/date.ts";

/** A date that must be readable. */
function date(text: string): EdtfDate {
  const parsed = parseDate(text);
  assert.notEqual(parsed.kind, "error", `${text}: ${parsed.kind === "error" ? parsed.message : ""}`);
  return parsed as EdtfDate;
}

/** The error of a text that must not be readable. */
function fault(text: string): DateError {
  const parsed = parseDate(text);
  assert.equal(parsed.kind, "error", text);
  return parsed as DateError;
}

/** A day number as `2024-08-19`, or what an open side is called. */
function iso(day: number): string {
  if (!Number.isFinite(day)) return day < 0 ? "ever" : "on";
  const civil = civilDay(day);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${civil.year}-${two(civil.month)}-${two(civil.day)}`;
}

function span(text: string): string {
  const { earliest, latest } = date(text);
  return `${iso(earliest)} ${iso(latest)}`;
}

type Row = readonly [text: string, kind: string, precision: string, span: string, words: string];

/** Every example of the specification's levels 0, 1 and 2, in its order. */
const SPECIFICATION: readonly Row[] = [
  ["1985-04-12", "date", "day", "1985-04-12 1985-04-12", "12 April 1985"],
  ["1985-04", "date", "month", "1985-04-01 1985-04-30", "April 1985"],
  ["1985", "date", "year", "1985-01-01 1985-12-31", "1985"],
  ["1985-04-12T23:20:30", "time", "second", "1985-04-12 1985-04-12", "12 April 1985, 23:20:30"],
  ["1985-04-12T23:20:30Z", "time", "second", "1985-04-12 1985-04-12", "12 April 1985, 23:20:30 UTC"],
  ["1985-04-12T23:20:30-04", "time", "second", "1985-04-12 1985-04-12", "12 April 1985, 23:20:30 UTC-04:00"],
  ["1985-04-12T23:20:00+04:30", "time", "second", "1985-04-12 1985-04-12", "12 April 1985, 23:20 UTC+04:30"],
  ["1964/2008", "period", "year", "1964-01-01 2008-12-31", "from 1964 to 2008"],
  ["2004-06/2006-08", "period", "month", "2004-06-01 2006-08-31", "from June 2004 to August 2006"],
  [
    "2004-02-01/2005-02-08",
    "period",
    "day",
    "2004-02-01 2005-02-08",
    "from 1 February 2004 to 8 February 2005",
  ],
  ["2004-02-01/2005-02", "period", "month", "2004-02-01 2005-02-28", "from 1 February 2004 to February 2005"],
  ["2004-02-01/2005", "period", "year", "2004-02-01 2005-12-31", "from 1 February 2004 to 2005"],
  ["2005/2006-02", "period", "year", "2005-01-01 2006-02-28", "from 2005 to February 2006"],
  ["Y170000002", "date", "year", "170000002-01-01 170000002-12-31", "170,000,002"],
  ["Y-170000002", "date", "year", "-170000002-01-01 -170000002-12-31", "170,000,003 BC"],
  ["2001-21", "season", "season", "2001-03-01 2001-05-31", "spring 2001"],
  ["2001-24", "season", "season", "2001-12-01 2002-02-28", "winter 2001"],
  ["1984?", "date", "year", "1984-01-01 1984-12-31", "perhaps 1984"],
  ["2004-06~", "date", "month", "2004-06-01 2004-06-30", "about June 2004"],
  ["2004-06-11%", "date", "day", "2004-06-11 2004-06-11", "perhaps about 11 June 2004"],
  ["201X", "date", "decade", "2010-01-01 2019-12-31", "the 2010s"],
  ["20XX", "date", "century", "2000-01-01 2099-12-31", "the years 2000 to 2099"],
  ["2004-XX", "date", "year", "2004-01-01 2004-12-31", "an unknown month in 2004"],
  ["1985-04-XX", "date", "month", "1985-04-01 1985-04-30", "an unknown day in April 1985"],
  ["1985-XX-XX", "date", "year", "1985-01-01 1985-12-31", "an unknown day in 1985"],
  ["1985-04-12/..", "period", "day", "1985-04-12 on", "from 12 April 1985"],
  ["1985-04/..", "period", "month", "1985-04-01 on", "from April 1985"],
  ["1985/..", "period", "year", "1985-01-01 on", "from 1985"],
  ["../1985-04-12", "period", "day", "ever 1985-04-12", "until 12 April 1985"],
  ["../1985-04", "period", "month", "ever 1985-04-30", "until April 1985"],
  ["../1985", "period", "year", "ever 1985-12-31", "until 1985"],
  ["1985-04-12/", "period", "day", "1985-04-12 1985-04-12", "from 12 April 1985 to an unknown date"],
  ["1985-04/", "period", "month", "1985-04-01 1985-04-30", "from April 1985 to an unknown date"],
  ["1985/", "period", "year", "1985-01-01 1985-12-31", "from 1985 to an unknown date"],
  ["/1985-04-12", "period", "day", "1985-04-12 1985-04-12", "from an unknown date to 12 April 1985"],
  ["/1985-04", "period", "month", "1985-04-01 1985-04-30", "from an unknown date to April 1985"],
  ["/1985", "period", "year", "1985-01-01 1985-12-31", "from an unknown date to 1985"],
  ["-1985", "date", "year", "-1985-01-01 -1985-12-31", "1986 BC"],
  ["Y-17E7", "date", "year", "-170000000-01-01 -170000000-12-31", "170,000,001 BC"],
  ["1950S2", "date", "century", "1900-01-01 1999-12-31", "1950 (one of the years 1900 to 1999)"],
  [
    "Y171010000S3",
    "date",
    "millennium",
    "171000000-01-01 171999999-12-31",
    "171,010,000 (one of the years 171,000,000 to 171,999,999)",
  ],
  [
    "Y3388E2S3",
    "date",
    "millennium",
    "338000-01-01 338999-12-31",
    "338,800 (one of the years 338,000 to 338,999)",
  ],
  ["2001-34", "season", "season", "2001-04-01 2001-06-30", "the second quarter of 2001"],
  ["[1667,1668,1670..1672]", "oneOf", "year", "1667-01-01 1672-12-31", "1667, 1668 or 1670 to 1672"],
  ["[..1760-12-03]", "oneOf", "day", "ever 1760-12-03", "3 December 1760 or earlier"],
  ["[1760-12..]", "oneOf", "month", "1760-12-01 on", "December 1760 or later"],
  [
    "[1760-01,1760-02,1760-12..]",
    "oneOf",
    "month",
    "1760-01-01 on",
    "January 1760, February 1760 or December 1760 or later",
  ],
  ["[1667,1760-12]", "oneOf", "year", "1667-01-01 1760-12-31", "1667 or December 1760"],
  ["[..1984]", "oneOf", "year", "ever 1984-12-31", "1984 or earlier"],
  ["{1667,1668,1670..1672}", "allOf", "year", "1667-01-01 1672-12-31", "1667, 1668 and 1670 to 1672"],
  ["{1960,1961-12}", "allOf", "year", "1960-01-01 1961-12-31", "1960 and December 1961"],
  ["{..1984}", "allOf", "year", "ever 1984-12-31", "1984 and everything earlier"],
  [
    "2004-06~-11",
    "date",
    "day",
    "2004-06-11 2004-06-11",
    "11 June 2004 (year approximate, month approximate)",
  ],
  ["2004?-06-11", "date", "day", "2004-06-11 2004-06-11", "11 June 2004 (year uncertain)"],
  ["?2004-06-~11", "date", "day", "2004-06-11 2004-06-11", "11 June 2004 (year uncertain, day approximate)"],
  ["2004-%06-11", "date", "day", "2004-06-11 2004-06-11", "11 June 2004 (month uncertain and approximate)"],
  ["156X-12-25", "date", "decade", "1560-12-25 1569-12-25", "25 December in the 1560s"],
  ["15XX-12-25", "date", "century", "1500-12-25 1599-12-25", "25 December in the years 1500 to 1599"],
  ["XXXX-12-XX", "date", "unknown", "0-12-01 9999-12-31", "an unknown day in December in an unknown year"],
  ["1XXX-XX", "date", "millennium", "1000-01-01 1999-12-31", "an unknown month in the years 1000 to 1999"],
  ["1XXX-12", "date", "millennium", "1000-12-01 1999-12-31", "December in the years 1000 to 1999"],
  ["1984-1X", "date", "year", "1984-10-01 1984-12-31", "between 1 October 1984 and 31 December 1984"],
  [
    "2004-06-~01/2004-06-~20",
    "period",
    "day",
    "2004-06-01 2004-06-20",
    "from 1 June 2004 (day approximate) to 20 June 2004 (day approximate)",
  ],
  [
    "2004-06-XX/2004-07-03",
    "period",
    "month",
    "2004-06-01 2004-07-03",
    "from an unknown day in June 2004 to 3 July 2004",
  ],
];

/** What the specification leaves unsaid, and what is taken beyond it. */
const BEYOND: readonly Row[] = [
  ["0000", "date", "year", "0-01-01 0-12-31", "1 BC"],
  ["0079-08", "date", "month", "79-08-01 79-08-31", "August AD 79"],
  ["-0043-03-15", "date", "day", "-43-03-15 -43-03-15", "15 March 44 BC"],
  ["~1950", "date", "year", "1950-01-01 1950-12-31", "about 1950"],
  ["195X~", "date", "decade", "1950-01-01 1959-12-31", "about the 1950s"],
  ["2024-02-XX", "date", "month", "2024-02-01 2024-02-29", "an unknown day in February 2024"],
  ["-01XX", "date", "century", "-199-01-01 -100-12-31", "the years 200 BC to 101 BC"],
  ["20X4", "date", "century", "2004-01-01 2094-12-31", "a year written 20X4"],
  ["XXXX-02-29", "date", "unknown", "0-02-29 9996-02-29", "29 February in an unknown year"],
  ["2024-40", "season", "season", "2024-01-01 2024-06-30", "the first half of 2024"],
  ["2024-32", "season", "season", "2024-06-01 2024-08-31", "winter 2024 (southern hemisphere)"],
  ["201X-22", "season", "decade", "2010-06-01 2019-08-31", "summer in the 2010s"],
  ["2024-21?", "season", "season", "2024-03-01 2024-05-31", "perhaps spring 2024"],
  ["2024-21/2024-23", "period", "season", "2024-03-01 2024-11-30", "from spring 2024 to autumn 2024"],
  ["[2023..2024]", "oneOf", "year", "2023-01-01 2024-12-31", "between 2023 and 2024"],
  ["{2024, 2022}", "allOf", "year", "2022-01-01 2024-12-31", "2024 and 2022"],
  ["2004-06/2004-06-15", "period", "month", "2004-06-01 2004-06-15", "from June 2004 to 15 June 2004"],
  ["1985-04-12T24:00:00", "time", "second", "1985-04-12 1985-04-12", "12 April 1985, 24:00"],
  [" 2024-08-19\n", "date", "day", "2024-08-19 2024-08-19", "19 August 2024"],
];

const NOT_EDTF =
  "This is not a date in EDTF: write 2024-08-19, 2024-08 or 2024, or 2024-08/2024-10 for a period.";
const ONE_SIDE = "A period needs a date on at least one side: write 2024-08/.. or ../2024-08.";

/** Texts that are no date, what is said about them, and the rewriting if there is one. */
const FAULTS: readonly (readonly [text: string, message: string, suggestion?: string])[] = [
  ["", "No date is given: write 2024-08-19, 2024-08 or 2024."],
  ["yesterday", NOT_EDTF],
  ["20", NOT_EDTF],
  ["202", NOT_EDTF],
  ["12024", NOT_EDTF],
  ["-0000", NOT_EDTF],
  ["[]", NOT_EDTF],
  ["{2024,..}", NOT_EDTF],
  ["19/08/24", NOT_EDTF],
  ["constructor 2024", NOT_EDTF],
  ["2023-06-31", "31 June does not exist; June has 30 days."],
  ["2023-06-31/2023-07", "31 June does not exist; June has 30 days."],
  ["[2023,2023-06-31]", "31 June does not exist; June has 30 days."],
  ["31 June 2023", "31 June does not exist; June has 30 days."],
  ["2023-02-29", "29 February 2023 does not exist; February 2023 has 28 days."],
  ["1900-02-29", "29 February 1900 does not exist; February 1900 has 28 days."],
  ["XXXX-02-30", "No day of the calendar fits XXXX-02-30: check its month and day."],
  ["XXX1-02-29", "No day of the calendar fits XXX1-02-29: check its month and day."],
  ["2024-13", "There is no month 13: write 01 to 12, or 21 to 41 for a season or quarter."],
  ["2024-13-05", "There is no month 13: the month stands before the day, as in 2024-05-13.", "2024-05-13"],
  ["2024-00-00", "There is no month 00: where the month is not known, write 2024.", "2024"],
  ["2024-00-15", "There is no month 00: where the month is not known, write 2024-XX-15.", "2024-XX-15"],
  ["2024-08-00", "There is no day 00: where the day is not known, write 2024-08.", "2024-08"],
  [
    "2024-06/2024-01",
    "This period ends before it starts: 2024-01 comes before 2024-06. Correct one of them.",
  ],
  ["[2024..2023]", "This period ends before it starts: 2023 comes before 2024. Correct one of them."],
  ["/", ONE_SIDE],
  ["../..", ONE_SIDE],
  ["Y1E400", "This year is too far away to reckon with: write a year of at most 13 digits."],
  [
    "2024-08-19T25:00:00",
    "There is no such time of day: write hours, minutes and seconds, 2024-08-19T23:59:59.",
  ],
  ["2024-08-19T10:00:00+15:00", "There is no such time zone: zones run from -12:00 to +14:00, and UTC is Z."],
  ["04/05/2024", "04/05/2024 can be read in two ways: write 2024-05-04 or 2024-04-05."],
  ["1900s", "1900s can be read in two ways: write 190X or 19XX."],
  [
    "2024-08-18/20",
    "Write 2024-08-18/2024-08-20 here: a period gives both of its ends in full.",
    "2024-08-18/2024-08-20",
  ],
  // The end would come before the start, so that something else is meant.
  ["2024-08-18/09", NOT_EDTF],
  ["2024-12-30/01-02", NOT_EDTF],
  ["2024-08/20", NOT_EDTF],
  ["2004-08/09-02", NOT_EDTF],
  ["2024-02-18/30", "30 February 2024 does not exist; February 2024 has 29 days."],
  ["2024/08", "Write 2024-08 here: dates are given in EDTF, the year first.", "2024-08"],
  ["2011/12", "2011/12 can be read in two ways: write 2011-12 or 2011/2012."],
];

/** Dates in the forms that people and other programs write, and their one reading. */
const REWRITTEN: readonly (readonly [text: string, edtf: string])[] = [
  ["19 August 2024", "2024-08-19"],
  ["August 19, 2024", "2024-08-19"],
  ["Aug. 9 2024", "2024-08-09"],
  ["Monday, 19th of August 2024", "2024-08-19"],
  ["3 Sept 2024", "2024-09-03"],
  ["2024 August 19", "2024-08-19"],
  ["August 2024", "2024-08"],
  ["2024/08/19", "2024-08-19"],
  ["2024.8.9", "2024-08-09"],
  ["2024-8", "2024-08"],
  ["08/2024", "2024-08"],
  ["20240819", "2024-08-19"],
  ["19/08/2024", "2024-08-19"],
  ["08/19/2024", "2024-08-19"],
  ["05/05/2024", "2024-05-05"],
  ["c. 1950", "1950~"],
  ["circa August 1950", "1950-08~"],
  ["the 1950s", "195X"],
  ["44 BC", "-0043"],
  ["1 BC", "0000"],
  ["AD 79", "0079"],
  ["spring 2024", "2024-21"],
  ["Q3 2024", "2024-35"],
  ["2024-Q3", "2024-35"],
  ["the first half of 2024", "2024-40"],
  ["2024-08-19 10:30", "2024-08-19T10:30:00"],
  ["2024-08-19T10:30:00.000Z", "2024-08-19T10:30:00Z"],
  ["2024-08-19 10:30:00 +0700", "2024-08-19T10:30:00+07:00"],
  ["2024-08-uu", "2024-08-XX"],
  ["199x", "199X"],
  ["Y2024", "2024"],
  ["since 2019", "2019/.."],
  ["from 3 August 2024", "2024-08-03/.."],
  ["2019 – present", "2019/.."],
  ["until August 2024", "../2024-08"],
  ["2004/open", "2004/.."],
  ["unknown/2004", "/2004"],
  ["2004/unknown", "2004/"],
  ["from 2019 to 2021", "2019/2021"],
  ["2019-2021", "2019/2021"],
  ["3–5 August 2024", "2024-08-03/2024-08-05"],
  ["28 July - 3 August 2024", "2024-07-28/2024-08-03"],
  ["August–October 2024", "2024-08/2024-10"],
  ["2024-08-18/20", "2024-08-18/2024-08-20"],
  ["2024-08-18 / 9-02", "2024-08-18/2024-09-02"],
  ["2024-08-05–9", "2024-08-05/2024-08-09"],
  ["2024-08/09", "2024-08/2024-09"],
  ["2019/20", "2019/2020"],
];

describe("parseDate", () => {
  for (const [text, kind, precision, bounds, words] of [...SPECIFICATION, ...BEYOND]) {
    it(`reads ${text.trim()} as ${words}`, () => {
      const read = date(text);
      assert.deepEqual([read.kind, read.precision, span(text)], [kind, precision, bounds]);
      assert.equal(describeDate(read), words);
      assert.equal(read.text, text.trim());
    });
  }

  for (const [text, message, suggestion] of FAULTS) {
    it(`refuses "${text}"`, () => {
      const { readings, ...rest } = fault(text);
      assert.deepEqual(
        rest,
        suggestion === undefined ? { kind: "error", message } : { kind: "error", message, suggestion },
      );
      const two = /write (\S+) or (\S+)\.$/.exec(message)?.slice(1);
      assert.deepEqual(readings, message.includes("two ways") ? two : undefined);
    });
  }

  for (const [text, edtf] of REWRITTEN) {
    it(`suggests ${edtf} for "${text}"`, () => {
      assert.equal(fault(text).suggestion, edtf);
      assert.ok(fault(text).message.includes(edtf));
    });
  }

  it("tells uncertain, approximate and unspecified dates", () => {
    const flags = (text: string): string => {
      const { uncertain, approximate, unspecified } = date(text);
      return `${uncertain ? "?" : ""}${approximate ? "~" : ""}${unspecified ? "X" : ""}`;
    };
    for (const [text, expected] of [
      ["1984", ""],
      ["1984?", "?"],
      ["1984~", "~"],
      ["1984%", "?~"],
      ["198X", "X"],
      ["?2004-06-~11", "?~"],
      ["1984?/2004-XX", "?X"],
      ["[1667,1668~]", "~"],
    ] as const) {
      assert.equal(flags(text), expected, text);
    }
  });

  it("says outside which days a date cannot lie", () => {
    const possible = (text: string): string => `${iso(date(text).notBefore)} ${iso(date(text).notAfter)}`;
    for (const [text, expected] of [
      ["2004-06-11", "2004-06-11 2004-06-11"],
      ["2004-06-11~", "2004-06-04 2004-06-18"],
      ["2004-06~", "2004-05-01 2004-07-31"],
      ["2004-06-11?", "ever on"],
      ["2004-06-?11", "2004-06-01 2004-06-30"],
      ["2004-?06-11", "2004-01-01 2004-12-31"],
      ["?2004-06-11", "ever on"],
      ["2004-08-19T10:00:00+07:00", "2004-08-18 2004-08-20"],
      ["2004-08-19T10:00:00", "2004-08-19 2004-08-19"],
      ["2004/", "2004-01-01 on"],
      ["2004-33", "2004-01-01 2004-03-31"],
      ["2004-25", "2004-01-30 2004-07-01"],
    ] as const) {
      assert.equal(possible(text), expected, text);
    }
  });
});

describe("the order of dates", () => {
  const rows = [
    // a, b, overlaps, agree, a before b, a starts before b, a ends after b
    ["2024", "2024-08-19", true, true, false, false, false],
    ["2024-08-19", "2024-08-20", false, false, true, true, false],
    ["2024-08", "2024-09", false, false, true, true, false],
    ["2024/2025", "2024-08", true, true, false, false, true],
    ["2022/2024", "2024-08", true, true, false, true, false],
    ["2024-08/..", "2030", true, true, false, true, true],
    ["2024-08/", "2030", false, true, false, true, false],
    ["../2024-08", "2024-09-01", false, false, true, true, false],
    ["1950~", "1953", false, true, false, false, false],
    ["1950~", "1960", false, false, true, true, false],
    ["1950?", "2024", false, true, false, false, false],
    ["{1960,1962}", "1961", false, false, false, false, false],
    ["[1960,1962..1964]", "1963-05", true, true, false, false, false],
    ["2024-08-19T22:00:00Z", "2024-08-20", false, true, false, false, false],
    ["2024-08-19T22:00:00Z", "2024-08-19T23:00:00+07:00", true, true, false, false, false],
    ["2024-08-19T10:00:00Z", "2024-08-19T18:00:00+07:00", true, true, true, false, false],
    ["2024-22", "2024-09-10", false, true, false, false, false],
    ["201X", "2015-01", true, true, false, false, false],
  ] as const;
  for (const [left, right, ...expected] of rows) {
    it(`${left} and ${right}`, () => {
      const a = date(left);
      const b = date(right);
      assert.deepEqual(
        [overlaps(a, b), datesAgree(a, b), isBefore(a, b), startsBefore(a, b), endsAfter(a, b)],
        expected,
      );
    });
  }

  it("sorts by the earliest day, then the latest", () => {
    const texts = ["2024", "2024-01", "2023-12-31", "../2030", "2024/..", "1950S2"];
    const sorted = texts.map(date).sort(compareDates);
    assert.deepEqual(
      sorted.map((each) => each.text),
      ["../2030", "1950S2", "2023-12-31", "2024-01", "2024", "2024/.."],
    );
  });
});

describe("hostile dates", () => {
  const long: readonly (readonly [string, string])[] = [
    ["words", "a".repeat(100_000)],
    ["years", `[${"2024,".repeat(20_000)}2024]`],
    ["digits", `Y1${"0".repeat(100_000)}`],
    ["spaces", `[2024,${" ".repeat(100_000)}2025]`],
    ["white space around", `${" ".repeat(100_000)}2024${" ".repeat(100_000)}`],
    ["the most that is read, of leap days", `[${"XXX1-02-29,".repeat(88)}2024]`],
    ["the most that is read, of digits", `Y1${"0".repeat(990)}`],
    ["the most that is rewritten", "about ".repeat(16)],
    ["dashes", "-".repeat(100)],
    ["from one to another", "from to ".repeat(12)],
    ["slashes", "/".repeat(100)],
  ];
  for (const [name, text] of long) {
    it(`are answered at once: ${name}`, () => {
      const from = performance.now();
      parseDate(text);
      assert.ok(performance.now() - from < 250);
    });
  }
});

const DAY = 86_400_000;

interface OracleDate {
  readonly type: string;
  /** Milliseconds, null where an end is unknown. */
  readonly min: number | null;
  readonly max: number | null;
}

const edtf: { readonly default: (text: string) => OracleDate; readonly parse: (text: string) => unknown } =
  createRequire(import.meta.url)("edtf");

/** What the oracle makes of a text; undefined when it refuses it. */
function oracle(text: string): OracleDate | undefined {
  try {
    // Its constructor takes a bare run of digits for milliseconds; its parser does not.
    edtf.parse(text);
    return edtf.default(text);
  } catch {
    return undefined;
  }
}

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const digits = (count: number): fc.Arbitrary<string> =>
  fc.array(digit, { minLength: count, maxLength: count }).map((all) => all.join(""));
const padded = (max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max }).map((n) => String(n).padStart(2, "0"));
const mark = fc.constantFrom("", "", "", "?", "~", "%");
const year = fc.oneof(
  digits(4),
  fc.integer({ min: 1, max: 9999 }).map((n) => `-${String(n).padStart(4, "0")}`),
);
const maskedYear = fc.oneof(
  digits(4),
  digits(3).map((d) => `${d}X`),
  digits(2).map((d) => `${d}XX`),
  digits(1).map((d) => `${d}XXX`),
  fc.constant("XXXX"),
);
const month = fc.oneof(padded(12), fc.constant("XX"), fc.constantFrom("0X", "1X"));
const dayOfMonth = fc.oneof(padded(31), fc.constant("XX"), fc.constantFrom("0X", "1X", "2X"));
const plainDate = fc.oneof(
  year,
  fc.tuple(year, padded(12)).map((parts) => parts.join("-")),
  fc.tuple(year, padded(12), padded(31)).map((parts) => parts.join("-")),
);
const masked = fc.oneof(
  maskedYear,
  fc.tuple(maskedYear, month).map((parts) => parts.join("-")),
  fc.tuple(maskedYear, month, dayOfMonth).map((parts) => parts.join("-")),
);
const qualified = fc.tuple(plainDate, mark, mark, mark, fc.boolean()).map(([text, ...marks]) => {
  const [before, sign, rest] = /^(-?)(.*)$/.exec(text)?.slice(0, 3) ?? [];
  const left = marks.pop() === true;
  const parts = (rest ?? "")
    .split("-")
    .map((part, i) => (left ? `${marks[i]}${part}` : `${part}${marks[i]}`));
  return before === undefined || (left && sign) ? text : `${sign}${parts.join("-")}`;
});
const point = fc.oneof(plainDate, masked, qualified);
const period = fc
  .tuple(fc.oneof(point, fc.constantFrom("..", "")), fc.oneof(point, fc.constantFrom("..", "")))
  .map((ends) => ends.join("/"));
const member = fc.oneof(
  plainDate,
  fc.tuple(year, year).map((ends) => ends.join("..")),
);
const set = fc
  .tuple(fc.array(member, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([members, all]) => (all ? `{${members.join(",")}}` : `[${members.join(",")}]`));
const time = fc
  .tuple(plainDate, padded(25), padded(61), fc.constantFrom("", "Z", "+07:00", "-04:30", "+15:00"))
  .map(([day, hour, minute, zone]) => `${day}T${hour}:${minute}:00${zone}`);
const wellFormed = fc.oneof(point, period, set, time);
/** Well-formed dates with a character put in, taken out or changed. */
const damaged = fc
  .tuple(wellFormed, fc.nat(), fc.constantFrom(..."0123456789-/.?~%X[]{},YESTZ:+ "), fc.nat(2))
  .map(([text, at, character, edit]) => {
    const i = at % (text.length + 1);
    return `${text.slice(0, i)}${edit === 1 ? "" : character}${text.slice(edit === 0 ? i : i + 1)}`;
  });
const anyText = fc.oneof(wellFormed, damaged, fc.string(), fc.string({ unit: "binary" }));

/** Refusals where the oracle is more liberal than the calendar. */
const LIBERTIES = /does not exist|No day of the calendar|ends before it starts|at least one side/;

describe("properties of dates", () => {
  it("every text is a date or a whole sentence, never an exception", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = parseDate(text);
        if (read.kind === "error") {
          assert.match(read.message, /^\S.*\.$/s);
          if (read.suggestion !== undefined) assert.notEqual(parseDate(read.suggestion).kind, "error");
          return;
        }
        assert.ok(describeDate(read).length > 0);
        assert.ok(!/undefined|NaN/.test(describeDate(read)));
        assert.ok(read.notBefore <= read.earliest, "the widest bound comes first");
        assert.ok(read.earliest <= read.latest);
        assert.ok(read.latest <= read.notAfter);
      }),
      { numRuns: 3000 },
    );
  });

  it("overlap and agreement are symmetric, and order excludes agreement", () => {
    fc.assert(
      fc.property(wellFormed, wellFormed, (one, other) => {
        const a = parseDate(one);
        const b = parseDate(other);
        if (a.kind === "error" || b.kind === "error") return;
        assert.equal(overlaps(a, b), overlaps(b, a));
        assert.equal(datesAgree(a, b), datesAgree(b, a));
        assert.equal(compareDates(a, b), 0 - compareDates(b, a));
        if (overlaps(a, b)) assert.ok(datesAgree(a, b));
        if (isBefore(a, b) && a.kind !== "time") assert.ok(!datesAgree(a, b) && startsBefore(a, b));
        assert.ok(overlaps(a, a) && datesAgree(a, a) && !isBefore(a, a));
      }),
      { numRuns: 2000 },
    );
  });

  it("the short way to read a day gives what the general one gives", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(digits(4), digits(2), digits(2)).map((p) => p.join("-")),
          plainDate,
        ),
        (text) => {
          const short = parsePlainDay(text);
          if (short !== undefined) assert.deepEqual(short, parsePoint(text));
          else assert.ok(!/^\d{4}-\d\d-\d\d$/.test(text) || parsePoint(text)?.kind === "error");
        },
      ),
    );
  });

  it("days are counted as the language counts them", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (day) => {
        const then = new Date(day * DAY);
        const civil = civilDay(day);
        assert.deepEqual(civil, {
          year: then.getUTCFullYear(),
          month: then.getUTCMonth() + 1,
          day: then.getUTCDate(),
        });
        assert.equal(dayNumber(civil.year, civil.month, civil.day), day);
      }),
    );
  });

  it("what the edtf package reads is read, with the same bounds", () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const expected = oracle(text);
        const read = parseDate(text);
        // The oracle turns 29 February of a common year into 1 March, lets a run in a set end before it starts,
        // takes times as ends of periods, and periods without any date.
        if (expected === undefined || (read.kind === "error" && LIBERTIES.test(read.message))) return;
        assert.notEqual(read.kind, "error", text);
        // It also counts the day of a time in UTC, ends a set at the start of its last run, takes -01XX from the
        // wrong end, and keeps the bounds of an unknown end to itself.
        if (read.kind === "error" || read.kind === "time" || /-\d*X|\.\.\d.*[\]}]/.test(text)) return;
        // Of a year with open digits it takes the first and the last for the leap day, common or not.
        if (/X-02-29/.test(text)) return;
        if (expected.min === null || expected.max === null) return;
        // A set in no order is bounded by its first and last member there.
        if (read.kind === "oneOf" || read.kind === "allOf") return;
        assert.deepEqual(
          [read.earliest, read.latest],
          [Math.floor(expected.min / DAY), Math.floor(expected.max / DAY)],
          text,
        );
      }),
      { numRuns: 500 },
    );
  });
});
