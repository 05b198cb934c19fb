import type { Definition } from "../model/facts.ts";
import type { CorpusState } from "./corpus-state.ts";
import { refusal } from "./gather.ts";
import type { DefinitionName } from "./shared/definition-name.ts";

/** The definition of that file and id. Throws a `ResponseError` where there is none any more. */
export function definitionNamed(corpus: CorpusState, { path, id }: DefinitionName): Definition {
  const found = corpus
    .snapshot()
    .facts(path)
    ?.definitions.find((one) => one.id === id);
  if (found === undefined)
    throw refusal({ refused: `Nothing in ${path} has the id “${id}” any more: try again.` });
  return found;
}
