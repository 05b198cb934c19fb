import type { Snapshot } from "../corpus/catalog.ts";
import type { Lowered } from "../model/lower.ts";
import { attributes } from "./completion/attributes.ts";
import { dataFile, frontMatter, frontMatterStart } from "./completion/data.ts";
import { fragments, keys, surfaces, targets } from "./completion/definitions.ts";
import { type CompletionList, type Completions, listOf, NOTHING, typedFrom } from "./completion/item.ts";
import { listIn } from "./completion/list.ts";
import { newFile } from "./completion/new-file.ts";
import { citationIn, mentionIn, proseBefore, type TypedMention } from "./completion/prose.ts";
import { snippets } from "./completion/snippets.ts";

/**
 * What may stand at the offset (UTF-16): ids and names in `[[`, claims and headings behind `#`, surfaces behind `|`, keys
 * in `[@`, classes, attributes and values in `{…}`, keys and values in front matter and data files; marks at the start of
 * a word in prose, and front matter at the start of a file, unless a sign was typed that asks for something else. Works on the text before
 * the cursor, so that marks that are not closed yet are completed too.
 */
export function completion(
  snapshot: Snapshot,
  document: Lowered,
  offset: number,
  asked: Asked = "invoked",
): CompletionList {
  const found = completionsAt(snapshot, document, offset, asked);
  return found === undefined ? NOTHING : listOf(found);
}

/** Why there are completions: a word was typed or somebody asked, which editors do not tell apart, or a sign was typed. */
export type Asked = "invoked" | "character";

function completionsAt(
  snapshot: Snapshot,
  document: Lowered,
  offset: number,
  asked: Asked,
): Completions | undefined {
  const { marks, facts } = document;
  if (facts.type === "config" || facts.type === "list") return dataFile(snapshot, document, offset);
  if (facts.type === "bibliography") return undefined;
  const begun = asked === "invoked" ? newFile(document, offset) : undefined;
  const data = frontMatterStart(marks.text, marks.bodyStart, offset);
  const found = data === undefined ? undefined : frontMatter(snapshot, document, data, offset);
  if (begun !== undefined)
    return found === undefined
      ? begun
      : { typed: found.typed, proposals: [...begun.proposals, ...found.proposals] };
  if (data !== undefined) return found;
  const prose = offset < marks.bodyStart ? undefined : proseBefore(marks, offset);
  if (prose === undefined) return undefined;
  const mention = mentionIn(marks.text, prose);
  if (mention !== undefined) return inMention(snapshot, document, mention);
  const list = listIn(marks, prose);
  if (list !== undefined) return attributes(snapshot, document, offset, list);
  const typed = citationIn(marks.text, prose);
  if (typed === undefined) return asked === "invoked" ? snippets(document, prose) : undefined;
  const hash = typed.prefix.indexOf("#");
  if (hash < 0) return { typed, proposals: keys(snapshot, typed.prefix) };
  const proposals = fragmentsOf(snapshot, document, typed.prefix.slice(0, hash), "key");
  return { typed: typedFrom(typed, hash + 1), proposals };
}

function inMention(
  snapshot: Snapshot,
  document: Lowered,
  { part, target, typed }: TypedMention,
): Completions {
  if (part === "surface") return { typed, proposals: surfaces(snapshot, target) };
  if (part === "target") return { typed, proposals: targets(snapshot, typed.prefix) };
  return { typed, proposals: fragmentsOf(snapshot, document, target, "entity") };
}

/** What may stand behind `target#`: in a mention headings too. */
function fragmentsOf(snapshot: Snapshot, { facts }: Lowered, target: string, wanted: "entity" | "key") {
  const headings = wanted === "entity";
  if (target === "") return fragments(facts, headings);
  return snapshot.lookup(target, wanted).definitions.flatMap(({ path }) => {
    const found = path === facts.path ? facts : snapshot.facts(path);
    return found === undefined ? [] : fragments(found, headings);
  });
}
