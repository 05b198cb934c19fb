import type { Snapshot } from "../corpus/catalog.ts";
import type { Lowered } from "../model/lower.ts";
import { slice } from "../text/span.ts";
import { type Asking, askingAt, type Edge } from "./completion/asking.ts";
import { attributes } from "./completion/attributes.ts";
import { comment } from "./completion/comment.ts";
import { dataFile, frontMatter, frontMatterStart } from "./completion/data.ts";
import { openDateWords } from "./completion/date-words.ts";
import { dates } from "./completion/dates.ts";
import { fragments, surfaces } from "./completion/fragments.ts";
import { type CompletionList, type Completions, listOf, NOTHING, typedFrom } from "./completion/item.ts";
import { listIn } from "./completion/list.ts";
import { newFile } from "./completion/new-file.ts";
import { citationIn, mentionIn, proseBefore, type TypedMention, wordsOfMark } from "./completion/prose.ts";
import { snippets } from "./completion/snippets.ts";
import { keys } from "./completion/sources.ts";
import { targets } from "./completion/targets.ts";

/**
 * What may stand at the offset (UTF-16): ids and names in `[[`, claims and headings behind `#`, surfaces behind `|`, keys
 * in `[@`, classes, attributes and values in `{…}`, rules in comments that switch them off, keys and values in front matter
 * and data files; marks at the start of a word in prose, and front matter at the start of a file, unless a sign was typed
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
  const found = completionsAt(askingAt(snapshot, document, offset, edge), asked);
  return found === undefined ? NOTHING : listOf(found);
}

/**
 * Why there are completions: somebody asked or a word was typed, which editors do not tell apart; more was typed, and the list
 * before was not whole; or a sign was typed.
 */
export type Asked = "invoked" | "more" | "character";

function completionsAt(asking: Asking, asked: Asked): Completions | undefined {
  const { document, offset } = asking;
  const { marks, facts } = document;
  if (facts.type === "config" || facts.type === "list") return dataFile(asking);
  if (facts.type === "bibliography") return undefined;
  const begun = asked !== "character" ? newFile(document, offset) : undefined;
  const data = frontMatterStart(marks.text, marks.bodyStart, offset);
  const found = data === undefined ? undefined : frontMatter(asking, data);
  if (begun !== undefined)
    return found === undefined
      ? begun
      : { typed: found.typed, proposals: [...begun.proposals, ...found.proposals] };
  if (data !== undefined) return found;
  return offset < marks.bodyStart ? undefined : (comment(asking) ?? inText(asking, asked));
}

function inText(asking: Asking, asked: Asked): Completions | undefined {
  const { document, offset } = asking;
  const { marks } = document;
  const prose = proseBefore(marks, offset);
  if (prose === undefined) return undefined;
  const mention = mentionIn(marks.text, prose);
  if (mention !== undefined) return inMention(asking, mention, asked);
  const day = openDateWords(marks.text, prose);
  if (day !== undefined) {
    const proposals = dates(asking, day.key, day.typed.prefix, wordsOfMark(prose, day.brace), new Map());
    return { typed: day.typed, proposals, more: true };
  }
  const list = listIn(marks, prose);
  if (list !== undefined) return attributes(asking, list, wordsOfMark(prose, list.brace));
  const isKey = (words: string): boolean => asking.snapshot.lookup(words, "key").definitions.length > 0;
  const typed = citationIn(marks.text, prose, isKey);
  if (typed === undefined) return asked !== "character" ? snippets(document, prose) : undefined;
  const hash = typed.prefix.indexOf("#");
  if (hash < 0) return { typed, proposals: keys(asking, typed.prefix) };
  const proposals = fragmentsOf(asking, typed.prefix.slice(0, hash), "key");
  return { typed: typedFrom(typed, hash + 1), proposals };
}

function inMention(
  asking: Asking,
  { part, target, bare, closed, typed }: TypedMention,
  asked: Asked,
): Completions {
  if (part === "surface") return { typed, proposals: surfaces(asking, target) };
  if (part === "target") {
    const all = slice(asking.document.marks.text, typed.span);
    const words = bare ? all.replace(/\]\]$/, "").trim() : undefined;
    const found = targets(asking, { prefix: typed.prefix, words, asked: closed && asked === "invoked" });
    // What an item writes depends on all that is typed.
    return { typed, ...found, more: true };
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
