import type * as vscode from "vscode";
import { assert } from "./assert.ts";
import { definitionsAt, eventually, findings, hoverAt, openFile, positionOf } from "./editor.ts";
import { inNode, outside } from "./outside.ts";

const ARTICLE = "articles/fourteen-agreements.md";

describe("changes outside the editor, inside VS Code", () => {
  const isUndefined = (uri: vscode.Uri): boolean =>
    findings(uri).some(({ code, words }) => code === "entity-undefined" && words === "Li Qiang");

  it("follows a file that is created and deleted", async () => {
    const { document } = await openFile(ARTICLE);
    await eventually(() => (isUndefined(document.uri) ? true : undefined), "the finding");
    const { write, remove } = await outside();
    await write("people/li-qiang.md", "---\ntype: person\nname: Li Qiang\n---\n");
    await eventually(() => (isUndefined(document.uri) ? undefined : true), "the end of the finding");
    await remove("people/li-qiang.md");
    await eventually(() => (isUndefined(document.uri) ? true : undefined), "the finding again");
  });

  it("follows a folder that is renamed", async () => {
    const { document } = await openFile(ARTICLE);
    // Of a place whose file no editor has open: what is open is the editor's, whatever becomes of the file.
    const at = positionOf(document, "[[haiphong", 4);
    const leadsTo = (name: string) => async () => {
      const uris = await definitionsAt(document, at);
      return uris.length === 1 && uris[0]?.path.endsWith(`/${name}/haiphong.md`) === true ? true : undefined;
    };
    const { rename } = await outside();
    await eventually(leadsTo("places"), "the definition");
    await rename("places", "spots");
    await eventually(leadsTo("spots"), "the definition in the renamed folder");
    await rename("spots", "places");
    await eventually(leadsTo("places"), "the definition in its old place");
  });

  it("comes back after the server was killed", async function () {
    if (!inNode || process.platform !== "linux") return this.skip();
    const { document } = await openFile(ARTICLE);
    const at = positionOf(document, "[[to-lam", 4);
    await hoverAt(document, at);
    const server = await serverProcess();
    assert(server !== undefined, "the server's process was not found");
    process.kill(server, "SIGKILL");
    await eventually(async () => {
      const now = await serverProcess();
      return now !== undefined && now !== server ? now : undefined;
    }, "another server");
    const card = await eventually(async () => {
      const text = await hoverAt(document, at);
      return text.includes("Tô Lâm") ? text : undefined;
    }, "the card from the new server");
    assert(card.length > 0, card);
  });
});

/** The process of the language server, a child of the extension host, as Linux lists it. */
async function serverProcess(): Promise<number | undefined> {
  const { readdirSync, readFileSync } = await import("node:fs");
  for (const name of readdirSync("/proc").filter((one) => /^\d+$/.test(one))) {
    try {
      const parent = / \S (\d+) /.exec(readFileSync(`/proc/${name}/stat`, "utf8").replace(/^.*\)/, ""))?.[1];
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8");
      if (Number(parent) === process.pid && /server\.cjs/.test(command)) return Number(name);
    } catch {
      // A process that ended while the list was read.
    }
  }
  return undefined;
}
