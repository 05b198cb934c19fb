import { makePeriod, parseMember } from "./period.ts";
import { coarser, type DateError, type PeriodDate, type PointDate, type SetDate } from "./value.ts";

type Member = PointDate | PeriodDate;

/** A set `[a,b..c]` (one of them) or `{a,b..c}` (all of them); undefined when the text has not that form. */
export function parseSet(text: string): SetDate | DateError | undefined {
  const close = text.startsWith("[") ? "]" : text.startsWith("{") ? "}" : undefined;
  if (close === undefined || !text.endsWith(close)) return undefined;
  const items = text.slice(1, -1).split(",");
  const members: Member[] = []; // Never empty: a text without commas is one item.
  for (const [i, item] of items.entries()) {
    const member = parseItem(item.trim(), i === 0, i === items.length - 1);
    if (member === undefined || member.kind === "error") return member;
    members.push(member);
  }
  return {
    kind: close === "]" ? "oneOf" : "allOf",
    text,
    precision: members.map((member) => member.precision).reduce(coarser),
    earliest: Math.min(...members.map((member) => member.earliest)),
    latest: Math.max(...members.map((member) => member.latest)),
    notBefore: Math.min(...members.map((member) => member.notBefore)),
    notAfter: Math.max(...members.map((member) => member.notAfter)),
    uncertain: members.some((member) => member.uncertain),
    approximate: members.some((member) => member.approximate),
    unspecified: members.some((member) => member.unspecified),
    members,
  };
}

/** A date, a run `a..b`, or, at the ends of the set only, "a or earlier" `..a` and "a or later" `a..`. */
function parseItem(text: string, first: boolean, last: boolean): Member | DateError | undefined {
  const dots = text.indexOf("..");
  if (dots === -1) return parseMember(text);
  const from = text.slice(0, dots);
  const to = text.slice(dots + 2);
  if ((from === "" && !first) || (to === "" && !last) || (from === "" && to === "")) return undefined;
  const start = from === "" ? "open" : parseMember(from);
  const end = to === "" ? "open" : parseMember(to);
  return start === undefined || end === undefined ? undefined : makePeriod(text, start, end);
}
