import { describeDate } from "../date/describe.ts";
import type { Value } from "../quantity.ts";
import type { Quantity, Relation } from "./amount.ts";
import type { QuantityList } from "./list.ts";
import type { Unit } from "./unit.ts";

const BEFORE: Readonly<Record<Relation, string>> = {
  exactly: "",
  between: "",
  about: "about ",
  moreThan: "more than ",
  atLeast: "at least ",
  lessThan: "less than ",
  upTo: "up to ",
};

/** A quantity in plain English with its unit: "more than 12", "12 to 15 km", "about 30%". Never empty. */
export function describeQuantity({ relation, figures, unit }: Quantity): string {
  const [from, to] = figures;
  const figure = to === undefined ? from : `${from} to ${to}`;
  return `${BEFORE[relation]}${withUnit(figure, unit)}`;
}

function withUnit(figure: string, unit: Unit | undefined): string {
  if (unit === undefined) return figure;
  if (unit.symbol === "%") return `${figure}%`;
  return unit.symbol === "$" || unit.symbol === "¥" ? `${unit.symbol}${figure}` : `${figure} ${unit.symbol}`;
}

/** A list in plain English: "4, 4 and up to 24", "4, 4 and more". */
function describeList({ parts, open }: QuantityList): string {
  const words = parts.map(describeQuantity);
  const last = open ? "more" : (words.pop() ?? "");
  return words.length === 0 ? last : `${words.join(", ")} and ${last}`;
}

/** Any value in plain English; words stand as they are written, and an empty value is said to be none. */
export function describeValue(value: Value): string {
  switch (value.kind) {
    case "quantity":
      return describeQuantity(value);
    case "list":
      return describeList(value);
    case "date":
      return describeDate(value.date);
    default:
      return value.text === "" ? "no value" : value.text;
  }
}
