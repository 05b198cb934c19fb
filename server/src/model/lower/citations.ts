import { readCites } from "../../syntax/citation.ts";
import type { Mark } from "../../syntax/marks.ts";
import { type BodyContext, inText } from "./body-context.ts";
import { type Draft, useOf } from "./draft.ts";

/** What ends a sentence, and what closes quoted words. */
const STOPS = ".!?…。";
const QUOTES = "\"'”’»“«›」』";

/** Citations, with the claims whose attribute lists they may directly follow. */
export class Citations {
  /** The claim that a mark ending at an offset lends to a citation behind it. */
  private readonly ends = new Map<number, number>();

  constructor(
    private readonly draft: Draft,
    private readonly context: BodyContext,
  ) {}

  /** Notes that the claim's mark, or a citation of it, ends there. */
  behind(end: number, claim: number): void {
    this.ends.set(end, claim);
  }

  lower(mark: Mark): void {
    const { text, placer } = this.draft;
    const own = inText(this.context, mark.row, "citation", placer.place(mark.span));
    const followed = this.followed(mark.span.start);
    const claim = followed ?? own.claim;
    if (followed !== undefined) this.behind(mark.span.end, followed);
    for (const cite of readCites(text, mark.first)) {
      const details = { ...own, claim, prefix: cite.prefix === "" ? undefined : cite.prefix };
      this.draft.uses.push(useOf(this.draft.path, "key", cite.key, placer.place(cite.keySpan), details));
    }
  }

  /** The claim whose list a citation at `start` follows; a closing quotation mark, a full stop and one space may stand between. */
  private followed(start: number): number | undefined {
    const { text } = this.draft;
    let at = start;
    if (text.charAt(at - 1) === " " && !this.ends.has(at)) at--;
    // Some put the full stop inside the quotation marks, some outside.
    const stopInside = QUOTES.includes(text.charAt(at - 1)) && STOPS.includes(text.charAt(at - 2));
    for (const signs of stopInside ? ["", QUOTES, STOPS] : ["", STOPS, QUOTES]) {
      if (signs !== "" && at > 0 && signs.includes(text.charAt(at - 1))) at--;
      const claim = this.ends.get(at);
      if (claim !== undefined) return claim;
    }
    return undefined;
  }
}
