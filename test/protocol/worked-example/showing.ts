import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type {
  DocumentDiagnosticReport,
  SemanticTokens,
  SemanticTokensDelta,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver";
import type { Cards } from "../../../server/src/features/cards.ts";
import type { Appearance } from "../../../server/src/lsp/shared/appearance.ts";
import type { Words } from "../../../server/src/lsp/shared/words.ts";
import {
  type Checks,
  claimsIn,
  DECLARATION,
  type Example,
  findingsIn,
  LAM,
  LISTED,
  TEXTS,
  textOf,
  wordsAt,
} from "./example.ts";

/** What a reader sees of a text: colours, findings, cards. */
export function showing(example: Example): Checks {
  const { client } = example;
  const tokensIn = (data: readonly number[]): readonly string[] => {
    const legend = client.result.capabilities.semanticTokensProvider?.legend;
    const lines = textOf(DECLARATION).split("\n");
    let line = 0;
    let column = 0;
    return Array.from({ length: data.length / 5 }, (_, index) => {
      const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(5 * index, 5 * index + 5);
      column = down > 0 ? right : column + right;
      line += down;
      const modifiers = legend?.tokenModifiers.filter((_one, bit) => (bits >> bit) & 1) ?? [];
      const words = (lines[line] ?? "").slice(column, column + length);
      return [legend?.tokenTypes[type], ...modifiers, words].join(" ");
    });
  };
  const tokens = (): Promise<SemanticTokens> =>
    example.ofFile("textDocument/semanticTokens/full", DECLARATION);

  return {
    async "textDocument/semanticTokens/full"() {
      const found = tokensIn((await tokens()).data);
      for (const [id, surface] of mentionsOf(DECLARATION)) {
        const kind = kindOf(id);
        // The protocol has an “event” of its own, which themes colour as something else.
        const type = kind === "event" ? "happening" : kind === "article" ? "source" : kind;
        assert.ok(
          found.some((one) => one.split(" ")[0] === type && one.endsWith(` ${surface}`)),
          `${type} ${surface} in ${found.join(" | ")}`,
        );
      }
      assert.deepEqual(
        found.filter((one) => one.includes(" unresolved ")),
        ["source unresolved closer-lok"],
      );
      assert.ok(found.some((one) => /^date .*on Monday$/.test(one)));
    },

    async "textDocument/semanticTokens/range"() {
      const start = example.position("## What was signed");
      const range = { start, end: { line: start.line + 3, character: 0 } };
      const { data } = await example.ofFile<SemanticTokens>(
        "textDocument/semanticTokens/range",
        DECLARATION,
        { range },
      );
      const part = tokensIn(data);
      const whole = tokensIn((await tokens()).data);
      assert.ok(part.length > 5 && part.length < whole.length / 2);
      assert.ok(whole.join("\n").includes(part.join("\n")));
      assert.equal(part[0], "happening the same day");
      assert.ok(part.includes("source unresolved closer-lok") && !part.includes("person To Lam"));
    },

    async "textDocument/semanticTokens/full/delta"() {
      const old = await tokens();
      const changed = textOf(DECLARATION).replace("[[to-lam|To Lam]]", "[[hanoi|To Lam]]");
      await client.change(DECLARATION, changed);
      const { edits } = await example.ofFile<SemanticTokensDelta>(
        "textDocument/semanticTokens/full/delta",
        DECLARATION,
        { previousResultId: old.resultId },
      );
      const data = [...old.data];
      for (const edit of edits.toReversed()) data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
      const fresh = await tokens();
      await client.change(DECLARATION, textOf(DECLARATION));
      assert.deepEqual(data, fresh.data);
      assert.notDeepEqual(data, old.data);
      // It tells what is another, and not all anew.
      const told = edits.reduce((sum, edit) => sum + (edit.data?.length ?? 0), 0);
      assert.ok(told > 0 && told < data.length / 4, `${told} of ${data.length} numbers`);
    },

    async "textDocument/diagnostic"() {
      const report = await example.ofFile<DocumentDiagnosticReport>("textDocument/diagnostic", DECLARATION);
      assert.ok(report.kind === "full");
      assert.deepEqual(
        findingsIn(DECLARATION, report.items),
        LISTED.filter((one) => one.startsWith(DECLARATION)),
      );
    },

    async "workspace/diagnostic"() {
      const { items } = await example.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
        previousResultIds: [],
      });
      const found = items.flatMap((item) =>
        item.kind === "full" ? findingsIn(example.pathOf(item.uri), item.items) : [],
      );
      assert.deepEqual(found.sort(), LISTED);
      assert.equal(items.length, TEXTS.size - 1);
    },

    async "attested/appearance"() {
      const { ranges } = await example.ofFile<Appearance>("attested/appearance", DECLARATION, {
        version: 1000,
      });
      const words = (role: keyof typeof ranges): readonly string[] => {
        const numbers = ranges[role] ?? [];
        return Array.from({ length: numbers.length / 4 }, (_, index) => {
          const [line = 0, character = 0, endLine = 0, endCharacter = 0] = numbers.slice(
            4 * index,
            4 * index + 4,
          );
          return wordsAt(DECLARATION, {
            start: { line, character },
            end: { line: endLine, character: endCharacter },
          });
        });
      };
      for (const kind of ["person", "place", "state", "agreement", "event", "concept"] as const)
        assert.deepEqual(
          words(kind),
          mentionsOf(DECLARATION).flatMap(([id, surface]) => (kindOf(id) === kind ? [surface] : [])),
          kind,
        );
      assert.deepEqual(words("unresolved"), ["closer-lok"]);
      assert.equal(words("claim").length, claimsIn(DECLARATION).length);
    },

    async "attested/cards"() {
      const { path, marks, claims } = await example.ofFile<Cards>("attested/cards", DECLARATION);
      assert.equal(path, DECLARATION);
      const card = marks.find((one) => one.path === LAM);
      assert.deepEqual([card?.of, card?.kind], ["[[to-lam]]", "person"]);
      assert.match(card?.text ?? "", /^To Lam — person\n[\s\S]*General Secretary/);
      for (const [id] of mentionsOf(DECLARATION))
        assert.ok(
          marks.some(({ of }) => of === `[[${id}]]`),
          id,
        );
      assert.equal(marks.find(({ of }) => of === "@closer-lok")?.kind, "unknown");
      const own = claims.filter(({ text }) => text.startsWith("Claim"));
      assert.equal(own.length, claimsIn(DECLARATION).length);
    },

    async "attested/words"() {
      const { words, digest, areOriginal } = await example.ofFile<Words>("attested/words", DECLARATION);
      assert.equal(areOriginal, true);
      assert.equal(digest, /sha256: (\w+)/.exec(textOf(DECLARATION))?.[1]);
      assert.equal(digest, createHash("sha256").update(words).digest("hex"));
      assert.ok(!words.includes("[["));
    },
  };
}

/** What the file that is called by an id says that it is. */
function kindOf(id: string): string | undefined {
  const [, text = ""] = [...TEXTS].find(([path]) => path.endsWith(`/${id}.md`)) ?? [];
  return /^type: (\w+)$/m.exec(text)?.[1];
}

/** The mentions of an article with words of their own, in their order: what they name, and the words. */
function mentionsOf(path: string): readonly (readonly [id: string, surface: string])[] {
  return [...textOf(path).matchAll(/\[\[([\w-]+)\|([^\]]+)\]\]/g)].map(([, id = "", surface = ""]) => [
    id,
    surface,
  ]);
}
