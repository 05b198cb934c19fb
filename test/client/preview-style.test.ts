import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const style = readFileSync("media/preview.css", "utf8");
const { contributes } = JSON.parse(readFileSync("package.json", "utf8"));

describe("the preview's style sheet", () => {
  it("is the one that the extension brings", () => {
    assert.deepEqual(contributes["markdown.previewStyles"], ["./media/preview.css"]);
    assert.equal(contributes["markdown.markdownItPlugins"], true);
  });

  it("uses colours that the extension declares", () => {
    const declared = contributes.colors.map(({ id }: { id: string }) => id.replace(/\./g, "-"));
    const used = [...style.matchAll(/--vscode-(attested-\w+)/g)].map((found) => found[1] ?? "");
    assert.ok(used.length > 10);
    assert.deepEqual(
      used.filter((name) => !declared.includes(name)),
      [],
    );
  });

  it("touches nothing but marks", () => {
    const rules = style.replace(/\/\*.*?\*\//gs, "").matchAll(/^([^\s@}&][^{]*)\{/gm);
    for (const [, selector = ""] of rules) assert.match(selector, /attested-|\[data-card\]/, selector);
  });
});
