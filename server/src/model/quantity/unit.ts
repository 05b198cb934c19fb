import { splitScale } from "./scale.ts";

/** A unit of measure. Two quantities can be compared when the dimensions of their units are the same text. */
export interface Unit {
  /** As it is shown after a number. */
  readonly symbol: string;
  readonly dimension: string;
  /** How many of the dimension's base unit one of it is. */
  readonly factor: number;
  /** Whether it is measured, so that a whole number in it is rounded; counted units and money are exact. */
  readonly measured: boolean;
}

type Row = readonly [symbol: string, factor: number, ...names: string[]];

/**
 * The known units by dimension; the base unit has the factor 1. Names are lower case and in the singular; symbols
 * are matched as they are written. Ambiguous words (pound, ton) are left out on purpose: an unknown unit is a
 * dimension of its own, which is never in conflict with another.
 */
const MEASURED: Readonly<Record<string, readonly Row[]>> = {
  percent: [["%", 1, "percent", "per cent", "pct"]],
  "percentage point": [
    ["percentage points", 1, "percentage point", "pp"],
    ["basis points", 0.01, "basis point", "bp"],
  ],
  length: [
    ["m", 1, "metre", "meter"],
    ["mm", 0.001, "millimetre", "millimeter"],
    ["cm", 0.01, "centimetre", "centimeter"],
    ["km", 1000, "kilometre", "kilometer", "km"],
    ["in", 0.0254, "inch", "inches"],
    ["ft", 0.3048, "foot", "feet"],
    ["yd", 0.9144, "yard"],
    ["mi", 1609.344, "mile"],
    ["nmi", 1852, "nautical mile"],
  ],
  area: [
    ["m²", 1, "m2", "sq m", "square metre", "square meter"],
    ["ha", 10_000, "hectare"],
    ["km²", 1_000_000, "km2", "sq km", "square kilometre", "square kilometer"],
    ["acres", 4046.8564224, "acre"],
    ["sq mi", 2_589_988.110336, "square mile"],
  ],
  volume: [
    ["m³", 1, "m3", "cubic metre", "cubic meter"],
    ["l", 0.001, "litre", "liter"],
    ["bbl", 0.158987294928, "barrel"],
  ],
  mass: [
    ["kg", 1, "kilogram", "kilogramme", "kg"],
    ["g", 0.001, "gram", "gramme"],
    ["t", 1000, "tonne", "metric ton", "metric tonne"],
    ["Mt", 1e9, "megatonne"],
    ["lb", 0.45359237, "lbs"],
    ["oz", 0.028349523125, "ounce"],
  ],
  // A month and a year are the Gregorian mean.
  time: [
    ["s", 1, "second", "sec"],
    ["min", 60, "minute"],
    ["h", 3600, "hour"],
    ["days", 86_400, "day"],
    ["weeks", 604_800, "week"],
    ["months", 2_629_746, "month"],
    ["years", 31_556_952, "year"],
  ],
  speed: [
    ["km/h", 1, "kph", "kmh"],
    ["mph", 1.609344],
    ["knots", 1.852, "knot"],
  ],
  power: [
    ["W", 1, "watt"],
    ["kW", 1e3, "kilowatt"],
    ["MW", 1e6, "megawatt"],
    ["GW", 1e9, "gigawatt"],
  ],
  energy: [
    ["kWh", 1, "kilowatt-hour", "kilowatt hour"],
    ["MWh", 1e3, "megawatt-hour", "megawatt hour"],
    ["GWh", 1e6, "gigawatt-hour", "gigawatt hour"],
    ["TWh", 1e9, "terawatt-hour", "terawatt hour"],
  ],
};

/**
 * Counted units and currencies: each is a dimension of its own, because no factor leads to another. So are `$` and
 * `¥`, which several countries use.
 */
const COUNTED: readonly (readonly [symbol: string, ...names: string[]])[] = [
  ["TEU", "teu", "twenty-foot equivalent unit"],
  ["people", "person"],
  ["$", "dollar"],
  ["¥"],
  ["USD", "us$", "us dollar"],
  ["EUR", "€", "euro"],
  ["GBP", "£", "pound sterling", "pounds sterling", "british pound"],
  ["JPY", "yen"],
  ["CNY", "rmb", "yuan", "renminbi"],
  ["VND", "₫", "dong"],
  ["INR", "₹", "indian rupee"],
  ["KRW", "₩", "won"],
  ["RUB", "₽", "rouble", "ruble"],
  ["CHF", "swiss franc"],
  ["CAD", "c$", "canadian dollar"],
  ["AUD", "a$", "australian dollar"],
  ["NZD", "nz$", "new zealand dollar"],
  ["HKD", "hk$", "hong kong dollar"],
  ["SGD", "s$", "singapore dollar"],
  ["TWD", "nt$", "taiwan dollar"],
  ["THB", "baht"],
  ["MYR", "ringgit"],
  ["IDR", "rupiah"],
  ["PHP", "philippine peso"],
  ["BRL", "r$", "brazilian real"],
  ["ZAR", "rand"],
  ["TRY", "turkish lira"],
  ["SEK", "swedish krona", "swedish kronor"],
  ["NOK", "norwegian krone", "norwegian kroner"],
  ["DKK", "danish krone", "danish kroner"],
  ["PLN", "zloty"],
  ["UAH", "hryvnia"],
  ["NGN", "naira"],
];

// Symbols count with their letter case (Mt is not mt), names without.
const SYMBOLS = new Map<string, Unit>();
const NAMES = new Map<string, Unit>();
for (const [dimension, rows] of Object.entries(MEASURED)) {
  for (const [symbol, factor, ...names] of rows) {
    const unit: Unit = { symbol, dimension, factor, measured: true };
    SYMBOLS.set(symbol, unit);
    for (const name of names) NAMES.set(name, unit);
  }
}
for (const [symbol, ...names] of COUNTED) {
  const unit: Unit = { symbol, dimension: `count ${symbol}`, factor: 1, measured: false };
  SYMBOLS.set(symbol, unit);
  for (const name of [symbol.toLowerCase(), ...names]) NAMES.set(name, unit);
}

/** The units of the table with what they are called, as a value's `unit` may name them. */
export function knownUnits(): readonly { readonly symbol: string; readonly names: readonly string[] }[] {
  const measured = Object.values(MEASURED).flatMap((rows) =>
    rows.map(([symbol, , ...names]) => ({ symbol, names })),
  );
  return [...measured, ...COUNTED.map(([symbol, ...names]) => ({ symbol, names }))];
}

/** The unit that a symbol, name or plural stands for; undefined when the table has none. */
export function knownUnit(text: string): Unit | undefined {
  const symbol = spaced(text);
  const name = symbol.toLowerCase();
  return SYMBOLS.get(symbol) ?? NAMES.get(name) ?? NAMES.get(singular(name));
}

/**
 * The unit that an attribute names: a known one, one that brings a scale ("billion USD"), or for any other text a
 * counted unit of its own. Undefined for an empty text.
 */
export function unitOf(text: string): Unit | undefined {
  const symbol = spaced(text);
  if (symbol === "") return undefined;
  const known = knownUnit(symbol);
  if (known !== undefined) return known;
  const [scale, rest] = splitScale(symbol);
  if (scale === 0) return ownUnit(symbol);
  const unit = rest === "" ? undefined : (knownUnit(rest) ?? ownUnit(rest));
  const factor = 10 ** scale * (unit?.factor ?? 1);
  // What is counted in millions is given in round millions.
  return { symbol, dimension: unit?.dimension ?? "", factor, measured: true };
}

function ownUnit(symbol: string): Unit {
  return { symbol, dimension: `other ${singular(symbol.toLowerCase())}`, factor: 1, measured: false };
}

/** The unit without the scale that it brings: USD of "billion USD". */
export function withoutScale(unit: Unit | undefined): Unit | undefined {
  const [scale, rest] = splitScale(unit?.symbol ?? "");
  return scale === 0 ? unit : unitOf(rest);
}

function spaced(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

function singular(name: string): string {
  return name.replace(/s\.?$|\.$/, "");
}
