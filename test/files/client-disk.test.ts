import assert from "node:assert/strict";
import { clientDisk } from "../../server/src/files/client-disk.ts";
import {
  type FileAnswer,
  type FolderEntry,
  LIST_FOLDER,
  READ_FILE,
} from "../../server/src/lsp/shared/files.ts";
import { readConfig } from "../../server/src/model/config.ts";

const ROOT = "vscode-vfs://github/me/corpus";

/** What a client has: files by their path from the root; `null` is a link to a folder. */
function diskOf(files: Readonly<Record<string, string | Uint8Array | null>>) {
  const asked: string[] = [];
  const under = (uri: string): string => {
    const path = decodeURIComponent(uri);
    return path === ROOT ? "" : path.startsWith(`${ROOT}/`) ? path.slice(ROOT.length + 1) : "\0";
  };
  const list = (uri: string): FolderEntry[] | null => {
    const start = under(uri) === "" ? "" : `${under(uri)}/`;
    const entries = new Map<string, FolderEntry[1]>();
    for (const [path, content] of Object.entries(files)) {
      if (!path.startsWith(start)) continue;
      const [name = "", ...rest] = path.slice(start.length).split("/");
      entries.set(name, rest.length > 0 ? "folder" : content === null ? "link" : "file");
    }
    return entries.size === 0 ? null : [...entries];
  };
  const read = (uri: string): FileAnswer => {
    const content = files[under(uri)];
    if (content === undefined) return { missing: true };
    if (content === null) return { error: "it is a folder" };
    if (typeof content === "string") return { base64: Buffer.from(content).toString("base64") };
    return { bytes: content };
  };
  const sendRequest = async (method: string, { uri }: { readonly uri: string }): Promise<unknown> => {
    asked.push(`${method} ${under(uri)}`);
    return method === LIST_FOLDER ? list(uri) : method === READ_FILE ? read(uri) : undefined;
  };
  return { disk: clientDisk({ sendRequest: sendRequest as never }), asked };
}

const CONFIG = readConfig("");

describe("the client's files", () => {
  const files = {
    "attested.yaml": "exclude: [drafts]\ndefinitions: [people]\n",
    ".gitignore": "private/\n",
    "README.md": "Read me",
    "articles/größe 河.md": "Text",
    "articles/.gitignore": "*.tmp.md\n!keep.tmp.md\n",
    "articles/a.tmp.md": "",
    "articles/keep.tmp.md": "",
    "drafts/d.md": "",
    "private/p.md": "",
    ".hidden/h.md": "",
    "people/list.yaml": "",
    "other/list.yaml": "",
    "nested/attested.yaml": "",
    "nested/n.md": "",
    linked: null,
  };

  it("lists what belongs to a corpus, as the disk's does", async () => {
    const { disk } = diskOf(files);
    const listed = await disk.list(ROOT, readConfig(files["attested.yaml"]));
    assert.deepEqual(listed, [
      "attested.yaml",
      "articles/größe 河.md",
      "articles/keep.tmp.md",
      "people/list.yaml",
    ]);
    for (const path of [
      ...Object.keys(files),
      "people/new.md",
      "people/new.txt",
      "private/new.md",
      "nested/new.md",
    ]) {
      const belongs = await disk.belongs(ROOT, readConfig(files["attested.yaml"]), path);
      assert.equal(belongs, listed.includes(path) || path === "people/new.md", path);
    }
  });

  it("finds corpora, from above and from a place in them", async () => {
    const { disk } = diskOf(files);
    assert.deepEqual(await disk.findCorpora(ROOT), [ROOT, `${ROOT}/nested`]);
    assert.deepEqual(await disk.findCorpora(`${ROOT}/nested`, ROOT), [`${ROOT}/nested`]);
    assert.deepEqual(await disk.findCorpora(`${ROOT}/private`, ROOT), []);
    assert.deepEqual(await disk.findCorpora(`${ROOT}/nowhere`), []);
    assert.equal(await disk.findRoot(`${ROOT}/nested/n.md`), `${ROOT}/nested`);
    assert.equal(await disk.findRoot(`${ROOT}/articles/deep/new.md`), ROOT);
    assert.equal(await diskOf({ "a.md": "" }).disk.findRoot(`${ROOT}/a.md`), undefined);
  });

  it("reads text, in bytes and in base64, and says what is none", async () => {
    const bytes = { utf8: new TextEncoder().encode("\ufeffTô Lâm 🚢"), latin: new Uint8Array([84, 244]) };
    const { disk } = diskOf({ ...files, "utf8.md": bytes.utf8, "latin.md": bytes.latin });
    assert.deepEqual(await disk.read(ROOT, "articles/größe 河.md"), { text: "Text" });
    assert.deepEqual(await disk.read(ROOT, "utf8.md"), { text: "\ufeffTô Lâm 🚢" });
    assert.equal(await disk.read(ROOT, "none.md"), undefined);
    const latin = await disk.read(ROOT, "latin.md");
    assert.match(
      latin !== undefined && "defect" in latin ? latin.defect.message : "",
      /^This file is not UTF-8: on line 1 the byte F4/,
    );
    const link = await disk.read(ROOT, "linked");
    assert.match(
      link !== undefined && "defect" in link ? link.defect.message : "",
      /^This file cannot be read: it is a folder/,
    );
  });

  it("asks for each folder once", async () => {
    const { disk, asked } = diskOf(files);
    await disk.list(ROOT, CONFIG);
    const lists = asked.filter((one) => one.startsWith(LIST_FOLDER));
    // The root a second time, for the files that settings name.
    assert.equal(lists.length, new Set(lists).size + 1, lists.join("\n"));
  });
});
