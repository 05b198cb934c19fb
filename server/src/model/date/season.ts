/** The months that a sub-year code stands for, and how far its use in speech strays from them. */
export interface SeasonSpan {
  /** 1 to 12. */
  readonly firstMonth: number;
  /** How many months; a winter runs on into the next year. */
  readonly months: number;
  /** Days by which the season may lie earlier or later. */
  readonly slack: number;
  /** What it is called, before "of 2001"; for a season the plain word, before "2001". */
  readonly name: string;
  /** Said after the year, in parentheses; empty where nothing needs saying. */
  readonly where: string;
}

// Nobody dates seasons to the day, and a winter may be named after either of its years; a season without a
// hemisphere may be half a year off. Quarters and halves are exact.
const EXACT = 0;
const SEASON = 31;
const EITHER_HEMISPHERE = 200;
const EITHER_YEAR = 366;

const NORTH = "northern hemisphere";
const SOUTH = "southern hemisphere";

/** The codes 21 to 41 of EDTF levels 1 and 2, in order: first month, months, slack, name, where. */
const SEASONS: readonly (readonly [number, number, number, string, string])[] = [
  [3, 3, EITHER_HEMISPHERE, "spring", ""],
  [6, 3, EITHER_HEMISPHERE, "summer", ""],
  [9, 3, EITHER_HEMISPHERE, "autumn", ""],
  [12, 3, EITHER_YEAR, "winter", ""],
  [3, 3, SEASON, "spring", NORTH],
  [6, 3, SEASON, "summer", NORTH],
  [9, 3, SEASON, "autumn", NORTH],
  [12, 3, EITHER_YEAR, "winter", NORTH],
  [9, 3, SEASON, "spring", SOUTH],
  [12, 3, EITHER_YEAR, "summer", SOUTH],
  [3, 3, SEASON, "autumn", SOUTH],
  [6, 3, SEASON, "winter", SOUTH],
  [1, 3, EXACT, "the first quarter", ""],
  [4, 3, EXACT, "the second quarter", ""],
  [7, 3, EXACT, "the third quarter", ""],
  [10, 3, EXACT, "the fourth quarter", ""],
  [1, 4, EXACT, "the first four months", ""],
  [5, 4, EXACT, "the second four months", ""],
  [9, 4, EXACT, "the last four months", ""],
  [1, 6, EXACT, "the first half", ""],
  [7, 6, EXACT, "the second half", ""],
];

/** The season, quarter, third or half of a year that a two-digit code names; undefined for any other text. */
export function seasonSpan(code: string): SeasonSpan | undefined {
  const row = code.includes("X") ? undefined : SEASONS[Number(code) - 21];
  if (row === undefined) return undefined;
  const [firstMonth, months, slack, name, where] = row;
  return { firstMonth, months, slack, name, where };
}

/** The words for a season of a year: "spring 2001", "the first half of 2001". */
export function seasonName(season: SeasonSpan, year: string): string {
  const words = season.slack === EXACT ? `${season.name} of ${year}` : `${season.name} ${year}`;
  return season.where === "" ? words : `${words} (${season.where})`;
}
