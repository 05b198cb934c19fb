import type { Snapshot } from "../corpus/catalog.ts";
import type { Lowered } from "../model/lower.ts";
import { slice } from "../text/span.ts";
import { type Asked, type Asking, askingAt, type Edge } from "./completion/asking.ts";
import { attributes } from "./completion/attributes.ts";
import { comment } from "./completion/comment.ts";
import { dataFile, frontMatter } from "./completion/data.ts";
import { openDateWords } from "./completion/date-words.ts";
import { dates } from "./completion/dates.ts";
import { fragments, surfaces } from "./completion/fragments.ts";
import { frontMatterStart } from "./completion/front-matter.ts";
import { type CompletionList, type Completions, listOf, NOTHING, typedFrom } from "./completion/item.ts";
import { listIn } from "./completion/list.ts";
import { newEntity, newSource } from "./completion/missing.ts";
import { names } from "./completion/names.ts";
import { newFile } from "./completion/new-file.ts";
import {
  citationIn,
  mentionIn,
  type Prose,
  proseBefore,
  type TypedMention,
  wordsOfMark,
} from "./completion/prose.ts";
import { snippets } from "./completion/snippets.ts";
import { keys } from "./completion/sources.ts";
import { targets } from "./completion/targets.ts";

/**
 * What may stand at the offset (UTF-16): ids and names in `[[`, claims and headings behind `#`, surfaces behind `|`, keys
 * in `[@`, classes, attributes and values in `{…}`, rules in comments that switch them off, keys and values in front matter
 * and data files; in prose names that begin with the words before the offset, marks at the start of a word, and front matter at the start of a file, unless a sign was typed
 * that asks for something else. Works on the text before the cursor, so that marks that are not closed yet are completed
 * too. The order is that of `completion/rank.ts`. `edge` gives what only the edge knows: today, and the rules' names.
 */
export function completion(
  snapshot: Snapshot,
  document: Lowered,
  offset: number,
  asked: Asked = "invoked",
  edge: Edge = {},
): CompletionList {
  const found = completionsAt(askingAt(snapshot, document, offset, asked, edge));
  return found === undefined ? NOTHING : listOf(found);
}

function completionsAt(asking: Asking): Completions | undefined {
  const { document, offset, asked } = asking;
  const { marks, facts } = document;
  if (facts.type === "config" || facts.type === "list") return dataFile(asking);
  if (facts.type === "bibliography") return undefined;
  const begun = asked !== "character" ? newFile(document, offset) : undefined;
  const data = frontMatterStart(marks.text, marks.bodyStart, offset);
  const found = data === undefined ? undefined : frontMatter(asking, data);
  const isEmpty = marks.text.trim() === begun?.typed.prefix.trim();
  const isText = data === undefined && offset >= marks.bodyStart && !isEmpty;
  const other = isText ? (comment(asking) ?? inText(asking)) : found;
  if (begun === undefined || other === undefined) return begun ?? other;
  const { typed, proposals, more = false } = other;
  return { typed, proposals: [...begun.proposals, ...proposals], more: more || begun.more === true };
}

function inText(asking: Asking): Completions | undefined {
  const { document, offset, asked } = asking;
  const { marks } = document;
  const prose = proseBefore(marks, offset);
  if (prose === undefined) return undefined;
  const mention = mentionIn(marks.text, prose);
  if (mention !== undefined) return inMention(asking, mention);
  const day = openDateWords(marks.text, prose);
  if (day !== undefined) {
    const proposals = dates(asking, day.key, day.typed.prefix, wordsOfMark(prose, day.brace), new Map());
    return { typed: day.typed, proposals, more: true };
  }
  const list = listIn(marks, prose);
  if (list !== undefined) return attributes(asking, list, wordsOfMark(prose, list.brace));
  const isKey = (words: string): boolean => asking.snapshot.lookup(words, "key").definitions.length > 0;
  const typed = citationIn(marks.text, prose, isKey);
  if (typed === undefined) return asked !== "character" ? unmarked(asking, prose) : undefined;
  const hash = typed.prefix.indexOf("#");
  if (hash < 0)
    return {
      ...{ typed, proposals: keys(asking, typed.prefix), more: true },
      otherwise: [newSource(asking, typed.prefix)],
    };
  const proposals = fragmentsOf(asking, typed.prefix.slice(0, hash), "key");
  return { typed: typedFrom(typed, hash + 1), proposals };
}

/** Marks that may be begun in prose, and names as mentions; where the names begin before the last word, these alone. */
function unmarked(asking: Asking, prose: Prose): Completions | undefined {
  const begun = snippets(asking.document, prose);
  const found = names(asking, prose);
  if (begun === undefined || found === undefined) return found ?? begun;
  const isOneWord = found.typed.prefix === begun.typed.prefix;
  return isOneWord ? { ...found, proposals: [...found.proposals, ...begun.proposals] } : found;
}

function inMention(asking: Asking, { part, target, bare, closed, typed }: TypedMention): Completions {
  const { asked } = asking;
  if (part === "surface") return { typed, proposals: surfaces(asking, target) };
  if (part === "target") {
    const all = slice(asking.document.marks.text, typed.span);
    const words = bare ? all.replace(/\]\]$/, "").trim() : undefined;
    const found = targets(asking, { prefix: typed.prefix, words, asked: closed && asked === "invoked" });
    // What an item writes depends on all that is typed.
    return { typed, ...found, otherwise: asked === "more" ? [] : [newEntity(typed.prefix)], more: true };
  }
  return { typed, proposals: fragmentsOf(asking, target, "entity") };
}

/** What may stand behind `target#`: in a mention headings too. */
function fragmentsOf({ snapshot, document: { facts } }: Asking, target: string, wanted: "entity" | "key") {
  const headings = wanted === "entity";
  if (target === "") return fragments(facts, headings);
  return snapshot.lookup(target, wanted).definitions.flatMap(({ path }) => {
    const found = path === facts.path ? facts : snapshot.facts(path);
    return found === undefined ? [] : fragments(found, headings);
  });
}
