import type { Snapshot } from "../../corpus/catalog.ts";
import { meantBy } from "../../corpus/meant.ts";
import { isOpen, statusOf } from "../../corpus/status.ts";
import type { Claim, Definition, Facts, Use } from "../../model/facts.ts";
import { addTo } from "../../text/lists.ts";
import { remembered } from "../../text/remembered.ts";
import type { Linker } from "./options.ts";
import { type Bullet, code, counted, LONGEST_QUOTE, linked, quoted } from "./text.ts";

/** How many claims of one sort a card shows. */
const MOST_CLAIMS = 3;

/** Ties between claims, with the words for each from either side. */
const TIES: readonly (readonly [key: string, from: string, to: string])[] = [
  ["contradicts", "Contradicts", "Contradicted by"],
  ["refines", "Refines", "Refined by"],
  ["repeats", "Repeats", "Repeated by"],
  ["supports", "Supports", "Supported by"],
  ["supersedes", "Supersedes", "Superseded by"],
];

/** The claim at the other end of a tie, in words; the claim itself where it is known. */
interface End {
  readonly words: string;
  readonly claim?: Claim;
}

/**
 * The lines of the claims that a claim names and that name it: those that contradict each other apart from the others, and
 * set off as long as the check of neither has come out. For many claims of one file `naming` is made once.
 */
export function tieLines(
  snapshot: Snapshot,
  claim: Claim,
  facts: Facts | undefined,
  linker: Linker | undefined,
  naming = facts === undefined ? undefined : namingIn(snapshot, facts),
): { readonly quarrels: readonly Bullet[]; readonly others: readonly Bullet[] } {
  const from = facts === undefined ? NONE : (namedBy(facts).get(claim.index) ?? NONE);
  const to = naming?.(claim) ?? NONE;
  const lines = { quarrels: [] as Bullet[], others: [] as Bullet[] };
  const add = (key: string, label: string, uses: readonly Use[], end: (use: Use) => End): void => {
    if (uses.length === 0) return;
    const ends = uses.slice(0, MOST_CLAIMS).map(end);
    const open =
      key === "contradicts" &&
      ends.some((one) => one.claim !== undefined && isOpen(statusOf(claim), statusOf(one.claim)));
    const [first, ...more] = ends.map((one) => one.words);
    const left = uses.length - ends.length;
    const title = `${open ? `**${label}**` : label}:`;
    const line: Bullet =
      more.length === 0 || first === undefined
        ? `${title} ${first}`
        : [title, [first, ...more, ...(left === 0 ? [] : [`and ${counted(left, "more claim")}`])]];
    lines[key === "contradicts" ? "quarrels" : "others"].push(line);
  };
  for (const [key, label] of TIES)
    add(key, label, from.get(key) ?? [], (use) => namedEnd(snapshot, use, linker));
  for (const [key, , label] of TIES)
    add(key, label, to.get(key) ?? [], (use) => namingEnd(snapshot, use, linker));
  return lines;
}

/** A claim in one line, for lists: its words, which lead to it, and the title of its article. */
export function claimWords(claim: Claim, file: Definition, linker: Linker | undefined): string {
  const words = linked(quoted(claim.words, LONGEST_QUOTE), linker?.(claim.path, claim.place));
  return `${words} in ${quoted(file.name, LONGEST_QUOTE)}`;
}

type Uses = ReadonlyMap<string, readonly Use[]>;

const NONE: Uses = new Map();

/** Tells where other claims name a claim of one file, by the attribute. */
export type Naming = (claim: Claim) => Uses;

/** The claims that name those of a file; what names the file is read once, for the first of its claims that can be named. */
export function namingIn(snapshot: Snapshot, { definitions: [file] }: Facts): Naming {
  let byId: ReadonlyMap<string, Uses> | undefined;
  return ({ id }) => {
    if (id === undefined || file === undefined) return NONE;
    byId ??= byAttribute(snapshot.uses(file), ({ claim, fragment }) =>
      claim === undefined ? undefined : fragment,
    );
    return byId.get(id) ?? NONE;
  };
}

/** Where the claims of a file name others, by their numbers and by the attribute. */
const namedBy = remembered(({ uses }: Facts) => byAttribute(uses, ({ claim }) => claim));

/** The uses of claims by a key of each, and under it by the attribute; those without a key are left out. */
function byAttribute<K>(uses: Iterable<Use>, keyOf: (use: Use) => K | undefined): ReadonlyMap<K, Uses> {
  const found = new Map<K, Map<string, Use[]>>();
  for (const use of uses) {
    const key = use.wanted === "claim" ? keyOf(use) : undefined;
    if (key === undefined) continue;
    const lists = found.get(key) ?? new Map<string, Use[]>();
    found.set(key, lists);
    addTo(lists, use.via, use);
  }
  return found;
}

/** What a tie of the claim names. */
function namedEnd(snapshot: Snapshot, use: Use, linker: Linker | undefined): End {
  const written = code(`${use.target}${use.fragment === undefined ? "" : `#${use.fragment}`}`);
  const [meant, other] = meantBy(snapshot, use);
  if (meant === undefined) return { words: `${written} (not defined)` };
  if (other !== undefined) return { words: `${written} (ambiguous)` };
  if (meant.is !== "claim") return { words: written };
  return { words: claimWords(meant.claim, meant.file, linker), claim: meant.claim };
}

/** The claim that names this one. */
function namingEnd(snapshot: Snapshot, use: Use, linker: Linker | undefined): End {
  const facts = snapshot.facts(use.path);
  const claim = facts?.claims[use.claim ?? -1];
  const [file] = facts?.definitions ?? [];
  if (claim === undefined || file === undefined) return { words: code(use.path) };
  return { words: claimWords(claim, file, linker), claim };
}
