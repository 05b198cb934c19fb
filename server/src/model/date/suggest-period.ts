import { MONTH, monthNumber, pad, rewriteSingle } from "./suggest-single.ts";

const SINCE =
  /^(?:since|from) (.+)$|^(.+?) (?:onwards?|and later)$|^(.+?) ?[-–—/] ?(?:open|present|now|today)$/;
const UNTIL = /^(?:until|till|up to|to) (.+)$|^open ?\/ ?(.+)$/;
const UNKNOWN = /^unknown ?\/ ?(.+)$|^(.+?) ?\/ ?unknown$/;
const SPAN = /^(?:from )?(.+?) ?(?: - |–|—| to | until | till |\/) ?(.+)$|^(\d{4})-(\d{4})$/;

/** A period that begins in EDTF, and whose end says less than its start. */
export const CUT_SHORT = /^\d{4}(?:-\d\d){0,2} ?\/ ?\d{1,2}$|^\d{4}-\d\d-\d\d ?\/ ?\d{1,2}-\d\d$/;

/**
 * "3–5 August 2024", "since 2019", "2019 to 2021", `2024-08-18/20`, and the drafts' `unknown/2004`; undefined without one
 * reading.
 */
export function rewritePeriod(text: string): string | undefined {
  const since = SINCE.exec(text);
  const from = since === null ? undefined : only(since[1] ?? since[2] ?? since[3] ?? "");
  if (from !== undefined) return `${from}/..`;
  const until = UNTIL.exec(text);
  if (until !== null) {
    const to = only(until[1] ?? until[2] ?? "");
    return to === undefined ? undefined : `../${to}`;
  }
  const unknown = UNKNOWN.exec(text);
  if (unknown !== null) {
    const known = only(unknown[1] ?? unknown[2] ?? "");
    if (known === undefined) return undefined;
    return unknown[1] === undefined ? `${known}/` : `/${known}`;
  }
  const span = SPAN.exec(text);
  if (span === null) return undefined;
  const start = span[1] ?? span[3] ?? "";
  const given = span[2] ?? span[4] ?? "";
  const end = only(given) ?? continued(start, given);
  if (end === undefined) return undefined;
  const full = only(start) ?? completed(start, end);
  return full === undefined ? undefined : `${full}/${end}`;
}

/** The only reading of a single date that is neither a time nor missing. */
function only(text: string): string | undefined {
  const [one, other] = rewriteSingle(text.trim());
  return other !== undefined || one?.includes("T") ? undefined : one;
}

/**
 * The end of a span that leaves to its start what both share: "20" and "09-02" behind 2024-08-18, "20" behind 2019.
 * Undefined where it would come before the start, as then something else is meant.
 */
function continued(start: string, end: string): string | undefined {
  if (!CUT_SHORT.test(`${start}/${end}`)) return undefined;
  const rest = end.replace(/^\d(?!\d)/, "0$&");
  const full = start.slice(0, start.length - rest.length) + rest;
  return only(full) === undefined || full <= start ? undefined : full;
}

/** The start of a span that leaves to its end what both share: "3" of "3–5 August 2024", "aug" of "aug – oct 2024". */
function completed(start: string, end: string): string | undefined {
  const [year = "", month = "", day] = end.split("-");
  const bare = start.trim();
  if (/^\d{1,2}$/.test(bare)) return day === undefined ? undefined : `${year}-${month}-${pad(bare)}`;
  const named = new RegExp(`^(?:(\\d{1,2}) )?${MONTH}(?: (\\d{1,2}))?$`).exec(bare);
  if (named === null) return undefined;
  const startDay = named[1] ?? named[3];
  const startMonth = monthNumber(named[2] ?? "");
  if (startDay === undefined) return day === undefined ? `${year}-${startMonth}` : undefined;
  return day === undefined ? undefined : `${year}-${startMonth}-${pad(startDay)}`;
}
