import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { TOKEN_MODIFIERS, TOKEN_TYPES } from "../../server/src/features/semantic-tokens.ts";

const root = join(fileURLToPath(import.meta.url), "..", "..", "..", "..");

interface Contributed {
  readonly id: string;
  readonly description: string;
}

/** What every editor knows (LSP 3.17, SemanticTokenModifiers), and the extension need not describe. */
const STANDARD = new Set(["definition"]);

describe("semantic tokens that the extension describes", () => {
  const manifest: {
    contributes: {
      semanticTokenTypes: readonly Contributed[];
      semanticTokenModifiers: readonly Contributed[];
    };
  } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const ids = (list: readonly Contributed[]): readonly string[] => list.map(({ id }) => id);

  it("are those of the server", () => {
    const { semanticTokenTypes, semanticTokenModifiers } = manifest.contributes;
    assert.deepEqual(ids(semanticTokenTypes), TOKEN_TYPES);
    assert.deepEqual(
      ids(semanticTokenModifiers),
      TOKEN_MODIFIERS.filter((name) => !STANDARD.has(name)),
    );
  });
});
