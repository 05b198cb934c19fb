import { ProtocolRequestType } from "vscode-languageserver";
import { type Route, route } from "../route.ts";
import { WORDS, type Words, type WordsParams } from "../shared/words.ts";
import { wordsFor } from "../words.ts";

/** The words of an article, for comparing them with its original. */
export const wordsRoute: Route = route(
  new ProtocolRequestType<WordsParams, Words | null, never, void, void>(WORDS),
  {},
  wordsFor,
);
