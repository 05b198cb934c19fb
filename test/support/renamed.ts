import type { Catalog } from "../../server/src/corpus/catalog.ts";
import { implicitMentions } from "../../server/src/corpus/implicit.ts";
import { isSame } from "../../server/src/corpus/keys.ts";
import {
  isRefusal,
  leavingNames,
  planRename,
  type Refusal,
  renameIn,
  type Subject,
} from "../../server/src/features/rename.ts";
import type { Changes, FileEdit } from "../../server/src/model/changes.ts";
import type { Definition } from "../../server/src/model/facts.ts";
import type { TextFile } from "./apply.ts";
import { corpusOf, type TestCorpus } from "./corpus.ts";

/** What a rename changes in a corpus of these files, names without a mark among it; undefined where nothing does. */
export function renamed(
  { catalog, documents }: TestCorpus,
  files: readonly TextFile[],
  subject: Subject,
  words: string,
): Changes | Refusal | undefined {
  const first = planRename(catalog, subject, words);
  if (first === undefined || isRefusal(first)) return first;
  const left = [...documents.values()].filter((one) => first.unmarked?.isLeftIn(one) === true);
  const changing = left.filter((one) => (first.unmarked?.editsIn(one).length ?? 0) > 0);
  const paths = changing.map(({ facts }) => facts.path);
  const plan = left.length === 0 ? first : leavingNames(first, paths);
  const edits: FileEdit[] = [];
  for (const path of plan.paths) {
    const answer = renameIn(catalog, plan, path, files.find((file) => file.path === path)?.text ?? "");
    if (isRefusal(answer)) return answer;
    edits.push(...answer);
  }
  return { edits, ...(plan.move === undefined ? {} : { move: [plan.move] }) };
}

/** What the names without a mark in each file name, in the order of the text, by the number of the definition in its file. */
export function namedWithoutMark(files: readonly TextFile[]): ReadonlyMap<string, readonly string[]> {
  const { catalog, documents } = corpusOf(files);
  return new Map(
    [...documents].map(([path, document]) => [
      path,
      implicitMentions(catalog, document).map(({ definition }) => numbered(catalog, definition)),
    ]),
  );
}

function numbered(catalog: Catalog, definition: Definition): string {
  const own = catalog.facts(definition.path)?.definitions ?? [];
  return `${definition.path} ${own.findIndex((one) => isSame(one, definition))}`;
}
