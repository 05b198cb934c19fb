import { folderOf } from "../../corpus/folders.ts";
import { means, targetOf } from "../../corpus/target-of.ts";
import type { Definition } from "../../model/facts.ts";
import { fold, nfc } from "../../text/fold.ts";
import { match, Tier, tierOf, wantedOf } from "../../text/match.ts";
import type { Asking } from "./asking.ts";
import { candidates, MOST_FOUND, matching } from "./candidates.ts";
import { definitionProposal, ENTITIES, keyOf, NAMED } from "./definitions.ts";
import type { Completions, Proposal } from "./item.ts";
import { bestMatch, CITED, findable, isScattered } from "./rank.ts";
import { spellingsOf } from "./spellings.ts";

/** What stands in double brackets where their target is written. */
export interface Bracketed {
  /** What stands before the cursor: by it something is looked for. */
  readonly prefix: string;
  /** All that an item replaces, without the closing brackets: what readers see so far. Undefined where a surface follows. */
  readonly words: string | undefined;
  /** Whether what is looked for may be nothing but words that are there: somebody asks, and nothing is being typed. */
  readonly asked: boolean;
}

/**
 * What may stand in `[[`: anything defined. Readers see the words in the brackets, so that an item writes a name: as the
 * target where that means this definition alone, else behind its id, `[[id|Name]]`; `folder/` before the cursor narrows it
 * to a folder. Words that were there before stay what readers see, and so do all words of a text that was taken over.
 */
export function targets(asking: Asking, bracketed: Bracketed): Pick<Completions, "proposals" | "search"> {
  const { prefix, words = "", asked } = bracketed;
  if (prefix.includes("/")) return { proposals: inFolder(asking, bracketed) };
  const fits = (one: Definition): boolean => fitsMention(one) && !isItself(asking, one);
  const found = candidates(asking, prefix, undefined, ENTITIES).filter(fits);
  // Letters in order are enough for what is typed, and too little for words that stand there.
  const unknown = asked && prefix !== "" && matching(prefix, found, prefix.trim().includes(" ")).length === 0;
  if (prefix !== "" && !unknown)
    return { proposals: found.flatMap((one) => mentions(asking, one, bracketed)) };
  const all = unknown ? candidates(asking, "", undefined, ENTITIES).filter(fits) : found;
  const named = words === "" ? [] : matching(words, candidates(asking, words, undefined, ENTITIES), true);
  const likely = new Set(named.filter(fits));
  const proposals = [...new Set([...likely, ...all])].flatMap((one) =>
    mentions(asking, one, { ...bracketed, prefix: "" }).map((proposal) =>
      likely.has(one) ? { ...proposal, weight: (proposal.weight ?? 0) + NAMED } : proposal,
    ),
  );
  return { proposals, search: "" };
}

/**
 * What may be mentioned in the place of words that stand in prose without brackets: entities of which a name begins with them.
 * Of a text that was taken over only what leaves the words to readers.
 */
export function named(asking: Asking, words: string): readonly Proposal[] {
  const begins = fold(words);
  const found = candidates(asking, words, ENTITIES, ENTITIES).filter(
    (one) => fitsMention(one) && namesOf(one).some((name) => fold(name).startsWith(begins)),
  );
  // Words that are only a part of a name are on their way to it.
  const proposals = found.flatMap((one) =>
    mentions(asking, one, { prefix: words, words, asked: false }).filter(({ label }) =>
      namesOf(one).some((name) => nfc(name) === nfc(label)),
    ),
  );
  if (asking.document.facts.original === undefined) return proposals;
  return proposals.filter(({ text }) => text === words || text.endsWith(`|${words}`));
}

/** A definition as it may be mentioned: by its name, or with the words that are there; both where both may be meant. */
function mentions(asking: Asking, one: Definition, { prefix, words }: Bracketed): readonly Proposal[] {
  const shown = mentioned(asking, one);
  if (words === undefined) return [shown];
  const kept = keptWords(asking, one, prefix, words);
  const text = kept === undefined ? byName(asking, one, prefix) : withWords(asking, one, kept);
  const proposal = { ...shown, text };
  const part = kept === undefined && isEntity(one) ? partOfName(words, one) : undefined;
  if (part === undefined || part === one.name) return [proposal];
  const detail = `${one.name} · ${one.kind} · ${one.id}`;
  return [proposal, { ...shown, label: part, detail, text: withWords(asking, one, part) }];
}

/** A definition as something to be mentioned; what is rather cited stands behind the others. */
function mentioned(asking: Asking, one: Definition): Proposal & { readonly weight: number } {
  const shown = definitionProposal(asking, one, "entity", ENTITIES);
  return { ...shown, weight: (shown.weight ?? 0) - (isEntity(one) ? 0 : CITED) };
}

/** Whether a definition is the text that is being written, and nobody whom it could mention. */
function isItself({ document: { facts } }: Asking, one: Definition): boolean {
  return one.path === facts.path && facts.type !== "list" && !isEntity(one);
}

/** The words that must stay what readers see; undefined where they were typed to find something. */
function keptWords(asking: Asking, one: Definition, prefix: string, words: string): string | undefined {
  if (words === "") return undefined;
  const imported = asking.document.facts.original !== undefined;
  const typed = prefix.trim();
  if (words === typed) {
    if (namesOf(one).some((name) => nfc(name) === nfc(words))) return words;
    // Of a text that was taken over the words are its own as soon as they may be.
    if (imported) return partOfName(words, one) === undefined ? undefined : words;
    const lower = nfc(words).toLowerCase();
    const spelled = one.names.filter(({ text }) => nfc(text).toLowerCase() === lower);
    // Who types without capitals is looking for the name that has them.
    if (nfc(words) === lower) return spelled.find(({ weak }) => !weak)?.text;
    return spelled.length > 0 ? words : undefined;
  }
  const { by, definitions } = asking.snapshot.lookup(words, "entity");
  const isId = by === "id" || by === "path";
  if (isId && !imported && !definitions.some((other) => keyOf(other) === keyOf(one))) return undefined;
  const found = bestMatch(wantedOf(fold(words)), spellingsOf(one));
  if (found !== undefined && !isScattered(found)) {
    if (isById(words, one)) return undefined;
    return imported || prefix === "" || partOfName(words, one) !== undefined ? words : undefined;
  }
  // Letters that were typed directly before a word are what is looked for, and no part of it.
  const rest = words.slice(prefix.length);
  const glued = /[\p{L}\p{M}\p{N}]$/u.test(prefix) && /^[\p{L}\p{N}]/u.test(rest);
  return glued && definitions.length === 0 ? rest : words;
}

/** The name as the target, where it means the definition alone, else the id and the name that readers see. */
function byName(asking: Asking, one: Definition, typed: string): string {
  const name = namesOf(one).find((text) => text !== "" && !/[[\]\\\r\n]/.test(text));
  const id = targetOf(asking.snapshot, one, { wanted: "entity" });
  if (name === undefined || nfc(name) === nfc(id)) return id;
  return !isById(typed, one) && meansAlone(asking, name, one) ? name : `${id}|${name}`;
}

/** The words as the target, where they mean the definition alone, else behind its id. */
function withWords(asking: Asking, one: Definition, words: string): string {
  if (meansAlone(asking, words, one)) return words;
  return `${targetOf(asking.snapshot, one, { wanted: "entity" })}|${words}`;
}

/** Whether the text can be a target that means the definition and nothing else. */
function meansAlone({ snapshot }: Asking, text: string, one: Definition): boolean {
  return isTarget(text) && means(snapshot, text, one, { wanted: "entity" });
}

/** Whether a text can stand in double brackets before `|` as it is. */
function isTarget(text: string): boolean {
  return !/[[\]\\|#\r\n]/.test(text) && !text.startsWith("@");
}

function isEntity({ kind }: Definition): boolean {
  return ENTITIES.some((entity) => entity === kind);
}

function fitsMention({ id }: Definition): boolean {
  return isTarget(id);
}

function namesOf({ name, names }: Definition): readonly string[] {
  return [name, ...names.map(({ text }) => text)];
}

/** Whether what was typed is, or begins, the id rather than a name. */
function isById(typed: string, one: Definition): boolean {
  const wanted = wantedOf(fold(typed));
  if (wanted.text === "") return false;
  const tier = (name: string): Tier => tierOf(match(wanted, fold(name)));
  return tier(one.id) > Math.max(Tier.scattered, ...namesOf(one).map(tier));
}

/** No word is a part of a name that anybody means which has a single letter. */
const LEAST = 2;

/** What the words are in a name, from a word's beginning to a word's end, as the name spells them. */
function partOfName(words: string, one: Definition): string | undefined {
  const wanted = fold(words);
  if (wanted.length < LEAST) return undefined;
  const lower = nfc(words).toLowerCase();
  const parts = namesOf(one).flatMap((name) => partIn(nfc(name), wanted) ?? []);
  return parts.find((part) => part.toLowerCase() === lower) ?? parts[0];
}

function partIn(name: string, wanted: string): string | undefined {
  const folded = fold(name);
  const isInside = (at: number): boolean => /[\p{L}\p{M}\p{N}]/u.test(folded.charAt(at));
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    // Where folding changes a name's length its spelling cannot be told from the folded one.
    if (!isInside(at - 1) && !isInside(end))
      return folded.length === name.length ? name.slice(at, end) : undefined;
  }
  return undefined;
}

/** What is defined in the folder that stands before the cursor, as `folder/id`. */
function inFolder(asking: Asking, { prefix, words }: Bracketed): readonly Proposal[] {
  const slash = prefix.lastIndexOf("/");
  const folder = prefix.slice(0, slash);
  const found = asking.snapshot.search({
    ...{ text: prefix.slice(slash + 1), limit: Number.MAX_SAFE_INTEGER, words: true },
  });
  return found
    .filter(
      (one) => fitsMention(one) && !isItself(asking, one) && `/${folderOf(one.path)}`.endsWith(`/${folder}`),
    )
    .slice(0, MOST_FOUND)
    .map((one) => {
      const shown = mentioned(asking, one);
      const within = (name: string): string => `${folder}/${name}`;
      const { spellings, weak } = spellingsOf(one);
      const text = within(words === undefined ? one.id : inFolderText(one, words.slice(folder.length + 1)));
      const known = findable(spellings.map(within), new Set([...weak].map(within)));
      return { ...shown, text, spellings: known.spellings, found: known };
    });
}

/** The id, and behind it what readers see: words that are there already and are no beginning of the id, else the name. */
function inFolderText(one: Definition, words: string): string {
  const name = namesOf(one).find((text) => text !== "" && !/[[\]\\\r\n]/.test(text));
  const kept = !isById(words, one) ? (partOfName(words, one) ?? name) : name;
  return kept === undefined || kept === one.id ? one.id : `${one.id}|${kept}`;
}
