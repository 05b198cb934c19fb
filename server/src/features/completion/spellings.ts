import type { Definition } from "../../model/facts.ts";
import { type Imprint, imprintOf } from "../../model/imprint.ts";
import { remembered } from "../../text/remembered.ts";
import { type Findable, findable } from "./rank.ts";

/** What a definition is found by. */
export interface Spellings extends Findable {
  /** Its names beside the first, and of what sort they are. */
  readonly otherNames: ReadonlyMap<string, "alias" | "weak alias">;
  /** Of a source: the first author and the year. */
  readonly author: string | undefined;
  readonly year: string | undefined;
}

const NO_IMPRINT: Imprint = { authors: [], year: undefined, publishers: [] };

/**
 * The spellings of a definition: its id, name and other names, of a source or an article authors, year, publisher and what
 * it stands in too. Authors and the year come before the title, as they are typed in that order.
 */
export const spellingsOf = remembered((definition: Definition): Spellings => {
  const { id, name, names, kind } = definition;
  const others = names.filter(({ text }) => text !== name);
  const isCited = kind === "source" || kind === "article";
  const { authors, year, publishers } = isCited ? imprintOf(definition) : NO_IMPRINT;
  const all = [
    id,
    ...authors,
    ...(year === undefined ? [] : [year]),
    name,
    ...others.map(({ text }) => text),
    ...publishers,
  ];
  return {
    ...findable([...new Set(all)], new Set(others.flatMap(({ text, weak }) => (weak ? [text] : [])))),
    otherNames: new Map(others.map(({ text, weak }) => [text, weak ? "weak alias" : "alias"])),
    author: authors[0],
    year,
  };
});
