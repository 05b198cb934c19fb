import assert from "node:assert/strict";
import { existsSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DocumentDiagnosticReport, WorkspaceDiagnosticReport } from "vscode-languageserver";
import { Client } from "./client.ts";

const PULL = { textDocument: { diagnostic: {} } };
const trap = join(tmpdir(), `attested-trap-${process.pid}`);

/** Texts that must be answered, never by a crash or a hang. */
const TEXTS: Readonly<Record<string, string>> = {
  "a line of 5 MB": "word ".repeat(1_000_000),
  "100,000 open brackets": "[".repeat(100_000),
  "a NUL byte": "a\0b [[x\0y]]\n",
  "a lone surrogate": "a \ud800 [[x\udfff]] b\n",
  "4,000-deep nesting": `${"[".repeat(4000)}x${"]{.claim}".repeat(4000)}\n`,
  "4,000-deep YAML": `---\na: ${"[".repeat(4000)}\n---\n`,
  "JavaScript front matter": `---js\nrequire("fs").writeFileSync(${JSON.stringify(trap)}, "run");\n---\ntext\n`,
  "JSON front matter": '---json\n{"a": 1}\n---\ntext\n',
};

describe("hostile input over stdio", () => {
  let client: Client;
  before(async () => {
    client = await Client.start([{ path: "attested.yaml", text: "" }], { capabilities: PULL });
  });
  after(() => client.stop());

  for (const [name, text] of Object.entries(TEXTS)) {
    it(`answers on ${name}`, async () => {
      await client.open("bad.md", text);
      const textDocument = { uri: client.uri("bad.md") };
      const report = await client.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
        textDocument,
      });
      assert.equal(report.kind, "full");
      await client.at("textDocument/hover", "bad.md", { line: 0, character: 3 });
      await client.request("textDocument/documentSymbol", { textDocument });
      if (name.includes("front matter") && report.kind === "full") {
        assert.deepEqual(
          report.items.map((item) => item.code),
          ["front-matter-invalid"],
        );
      }
      await client.close("bad.md");
    });
  }

  it("ran nothing", () => assert.equal(existsSync(trap), false));
});

describe("a hostile folder over stdio", () => {
  it("reports invalid UTF-8 as a finding and goes round no loop of links", async () => {
    const client = await Client.start(
      [
        { path: "attested.yaml", text: "" },
        { path: "latin.md", text: Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x0a]) },
        { path: "sub/fine.md", text: "---\ntype: person\nname: Fine\n---\n" },
      ],
      { capabilities: PULL },
    );
    symlinkSync(client.folder, join(client.folder, "sub", "loop"), "dir");
    symlinkSync(join(client.folder, "self"), join(client.folder, "self"));
    await client.watched(["sub/loop", 1], ["self", 1]);
    const report = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [],
    });
    const found = report.items.map((item) => [
      item.uri.slice(client.uri("").length + 1),
      item.kind === "full" ? item.items.map((one) => one.code) : [],
    ]);
    assert.deepEqual(Object.fromEntries(found), {
      "attested.yaml": [],
      "latin.md": ["encoding-invalid"],
      "sub/fine.md": [],
    });
    await client.stop();
  });
});
