import { createHash } from "node:crypto";
import { unreadable } from "../../server/src/lsp/unreadable.ts";
import type { Facts } from "../../server/src/model/facts.ts";
import { check, type Diagnostic } from "../../server/src/rules/check.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { strip } from "../../server/src/syntax/strip.ts";
import type { TextFile } from "./apply.ts";
import { corpusOf } from "./corpus.ts";

/** The findings in each file of a corpus, by path; a rule that throws makes the test fail. */
export function findingsIn(files: readonly TextFile[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const { catalog, documents } = corpusOf(files);
  const broken = files.filter(({ text }) => text.includes("\uFFFD")).map(({ path }) => path);
  const snapshot = catalog.apply(broken.map((path) => ({ path, facts: notUtf8(path) }))).catalog;
  return new Map(
    [...documents.keys()].map((path) => {
      const facts = snapshot.facts(path) as Facts;
      const text = files.find((file) => file.path === path)?.text ?? "";
      const evidence = facts.original === undefined ? {} : { digest: digestOf(text) };
      return [path, check(facts, snapshot, evidence, fail)];
    }),
  );
}

/** The digest of an article's words, as the round-trip law defines it. */
function digestOf(text: string): string {
  const words = stripped(text)
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n");
  return createHash("sha256").update(words, "utf8").digest("hex");
}

/** An article's text without what the notation adds. */
export function stripped(text: string): string {
  return strip(parse(text));
}

/** What the edges make of a file that is not UTF-8; in examples the replacement character stands for such bytes. */
function notUtf8(path: string): Facts {
  const message = "This file is not UTF-8: save it as UTF-8.";
  return unreadable(path, { code: "encoding-invalid", message });
}

function fail(rule: string, error: unknown): never {
  throw new Error(`The rule ${rule} failed: ${String(error)}`, { cause: error });
}
