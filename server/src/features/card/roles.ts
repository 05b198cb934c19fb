import type { Snapshot } from "../../corpus/catalog.ts";
import { isBefore } from "../../model/date/compare.ts";
import { type EdtfDate, parseDate } from "../../model/date.ts";
import type { Definition } from "../../model/facts.ts";
import { scalarOf } from "../../syntax/tree.ts";
import { type AsOf, afterwards, asOfWords } from "./as-of.ts";
import { capped, mappingsOf } from "./mappings.ts";
import { type Bullet, inline } from "./text.ts";
import { dateWords, nameOf, standing } from "./values.ts";

/** The dates of an office as they are written. */
interface Term {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly at: string | undefined;
}

interface Role {
  readonly words: string;
  /** 0 for those held, 1 for those held before, 2 for those not yet held. */
  readonly order: 0 | 1 | 2;
  readonly dated: boolean;
  /** The last day that is known of it: the later roles come first. */
  readonly day: number;
}

/**
 * The offices of a person: those held, then those held before, the latest first. Told as of a date, what is held is what
 * was held then, and what came only afterwards says so and stands last.
 */
export function roleLines(
  snapshot: Snapshot,
  definition: Definition,
  asOf: AsOf | undefined,
): readonly Bullet[] {
  const roles = mappingsOf(definition, "roles").map(({ mapping, wrapper }): Role => {
    const text = (key: string): string | undefined => scalarOf(mapping, key)?.text.trim();
    const [title, of, from, to, at] = [text("title"), text("of"), text("from"), text("to"), text("at")];
    const term: Term = { from, to, at };
    const office = inline(title ?? "An office without a title");
    const holder = of === undefined ? "" : ` of ${withArticle(nameOf(snapshot, of))}`;
    const order = asOf === undefined ? orderNow(term) : orderAt(term, asOf.date);
    const words = `${office}${holder}${termWords(term, order, asOf)}${standing(snapshot, wrapper)}`;
    const dated = [from, to, at].some((date) => date !== undefined);
    return { words, order, dated, day: dayOf(to ?? at ?? from) };
  });
  roles.sort((a, b) => a.order - b.order || b.day - a.day);
  const lines = capped(
    roles.map((role) => role.words),
    "role",
  );
  return asOf === undefined || !roles.some(({ dated }) => dated) ? lines : [[`${asOfWords(asOf)}:`, lines]];
}

/** Whoever left an office, or is only known to have held it once, held it before. */
function orderNow({ to, at }: Term): Role["order"] {
  return to !== undefined || at !== undefined ? 1 : 0;
}

/** What certainly lies before or after the date is told so; all else was held then, as far as is known. */
function orderAt({ from, to, at }: Term, then: EdtfDate): Role["order"] {
  const [began, ended] = [dateIn(from ?? at), dateIn(to ?? (from === undefined ? at : undefined))];
  if (began !== undefined && isBefore(then, began)) return 2;
  return ended !== undefined && isBefore(ended, then) ? 1 : 0;
}

/** “, since 3 August 2024”; what would make no sentence so (an end that is itself a period) is only listed. */
function termWords({ from, to, at }: Term, order: Role["order"], asOf: AsOf | undefined): string {
  const isLater = asOf !== undefined && order === 2;
  const later = isLater ? ` (${afterwards(asOf)})` : "";
  if ([from, to].some((end) => dateIn(end)?.kind === "period")) {
    const began = from === undefined ? [] : [`began ${dateWords(from)}`];
    const ended = to === undefined ? [] : [`ended ${dateWords(to)}`];
    return ` (${[...began, ...ended].join("; ")})${later}`;
  }
  const end = dateIn(to);
  if (
    asOf !== undefined &&
    order === 0 &&
    to !== undefined &&
    end !== undefined &&
    isBefore(asOf.date, end)
  ) {
    const since = from === undefined ? "" : `, since ${dateWords(from)}`;
    return `${since} (until ${dateWords(to)}, ${afterwards(asOf)})`;
  }
  if (from !== undefined && to !== undefined) return `, from ${dateWords(from)} to ${dateWords(to)}${later}`;
  if (from !== undefined) return `, ${isLater ? "from" : "since"} ${dateWords(from)}${later}`;
  if (to !== undefined) return `, until ${dateWords(to)}`;
  if (at === undefined) return "";
  return isLater ? ` (${dateWords(at)}, ${afterwards(asOf)})` : ` (${dateWords(at)})`;
}

/** The last day of a date, as a number; before all others where there is no date. */
function dayOf(text: string | undefined): number {
  const date = dateIn(text);
  return date === undefined || !Number.isFinite(date.latest) ? Number.MIN_SAFE_INTEGER : date.latest;
}

function dateIn(text: string | undefined): EdtfDate | undefined {
  const date = text === undefined ? undefined : parseDate(text);
  return date?.kind === "error" ? undefined : date;
}

/** English puts an article before names of this form: “the Communist Party of Vietnam”, “the United States”. */
function withArticle(name: string): string {
  return TAKES_ARTICLE.test(name) && !/^the\b/i.test(name) ? `the ${name}` : name;
}

const TAKES_ARTICLE =
  /\S (?:of|for) \S|\b(?:States|Nations|Emirates|Philippines|Netherlands|Maldives|Islands|Union|Republic|Kingdom|Party|Ministry|Committee|Commission|Council|Court)$/;
