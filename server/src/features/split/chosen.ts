import type { Snapshot } from "../../corpus/catalog.ts";
import { implicitAt } from "../../corpus/implicit.ts";
import { type Refusal, refuse } from "../../model/edit/refusal.ts";
import type { Definition, Use } from "../../model/facts.ts";
import type { Lowered } from "../../model/lower.ts";
import { quoted } from "../../text/quoted.ts";
import { type Span, slice } from "../../text/span.ts";

/** A place that people chose: in a file, a use of something, or a name that stands there without a mark. */
export interface Chosen {
  readonly document: Lowered;
  readonly span: Span;
}

/** What stands at a chosen place. */
export interface Mention {
  readonly path: string;
  /** Where the target of the use begins, or the words that bear no mark. */
  readonly span: Span;
  /** It stands there without a mark. */
  readonly implicit: boolean;
  readonly definitions: readonly Definition[];
}

const NO_MENTION =
  "names nothing that could be split off: choose mentions, values, citations or links, not the definition itself.";

/** What stands at each of the chosen places. A refusal where one of them names nothing. */
export function mentionsAt(snapshot: Snapshot, chosen: readonly Chosen[]): readonly Mention[] | Refusal {
  const found: Mention[] = [];
  for (const { document, span } of chosen) {
    const { path } = document.facts;
    const use = useAt(document.facts.uses, span);
    const implicit = use === undefined ? implicitAt(snapshot, document, span.start) : undefined;
    const definitions =
      use === undefined
        ? implicit === undefined
          ? []
          : [implicit.definition]
        : snapshot.resolve(use).definitions;
    if (definitions.length === 0 || use?.target === "")
      return refuse(`${quoted(slice(document.marks.text, span))} in ${path} ${NO_MENTION}`);
    const at = use?.place ?? implicit?.span ?? span;
    found.push({ path, span: at, implicit: use === undefined, definitions });
  }
  return found;
}

/** The use whose target stands there, else the innermost whose mark is around it. */
function useAt(uses: readonly Use[], { start, end }: Span): Use | undefined {
  const exact = uses.find(({ place }) => place.start === start && place.end === end);
  if (exact !== undefined) return exact;
  const around = uses.filter(({ whole }) => whole.start <= start && end <= whole.end);
  return around.sort((a, b) => a.whole.end - a.whole.start - (b.whole.end - b.whole.start))[0];
}
