import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { command } from "../../scripts/host/command.ts";
import { findNeovim, type Neovim } from "../../scripts/host/neovim.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

/** Columns count bytes for Neovim: the name stands behind letters of two, three and four of them. */
const FILES = {
  "attested.yaml": "",
  "people/ana-lima.md": "---\ntype: person\nname: Ana Lima\n---\n",
  "articles/harbour.md":
    "# Ein größerer 港 🚢\nßß 港 🚢 [[ana-lima|Ana Lima]] spoke. [It is full]{.claim}. [It grew]{.claim by=ana-lima}.\n",
  "articles/other.md": "Ana Lima came; [[ana-lima]] left.\n",
};

interface Answers {
  readonly problem?: string;
  readonly findings: readonly string[];
  readonly hover: string;
  readonly definition: readonly string[];
  readonly references: readonly string[];
  readonly renamed: readonly string[];
}

/** The configuration for versions before 0.11, exactly as the documentation has it. */
function documented(): string {
  const page = readFileSync(join(root, "docs", "editors.md"), "utf8");
  const block = /^Before 0\.11.*\n\n((?: {4}.*\n|\n)+)/m.exec(page)?.[1];
  assert.ok(block, "docs/editors.md has no configuration for versions before 0.11");
  return block.replace(/^ {4}/gm, "");
}

/** The configuration for 0.11 and later. */
function documentedNew(): string {
  const page = readFileSync(join(root, "docs", "editors.md"), "utf8");
  const block = /^From 0\.11.*\n\n((?: {4}.*\n|\n)+)/m.exec(page)?.[1];
  assert.ok(block, "docs/editors.md has no configuration for 0.11");
  return block.replace(/^ {4}/gm, "");
}

describe("Neovim", function () {
  this.timeout(400_000);
  let neovim: Neovim | undefined;
  let folder: string;

  before(async function () {
    neovim = await findNeovim((line) => console.log(`    ${line}`));
    if (neovim === undefined) this.skip();
    folder = mkdtempSync(join(tmpdir(), "attested-neovim-"));
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder, "corpus", path)), { recursive: true });
      writeFileSync(join(folder, "corpus", path), text);
    }
    mkdirSync(join(folder, "bin"));
    symlinkSync(join(root, "dist", "attested.cjs"), join(folder, "bin", "attested"));
  });

  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it("attaches by the documented configuration, and gets findings, hover, definition, references and rename", async () => {
    assert.ok(neovim);
    const version = /NVIM v(\d+)\.(\d+)/.exec(await command(neovim.executable, ["--version"], options()));
    const isNew = Number(version?.[1]) > 0 || Number(version?.[2]) >= 11;
    writeFileSync(join(folder, "init.lua"), isNew ? documentedNew() : documented());
    const ask = join(root, "test", "neovim", "ask.lua");
    const article = join(folder, "corpus", "articles", "harbour.md");
    const args = ["--headless", "-n", "-u", join(folder, "init.lua"), article, "-c", `luafile ${ask}`];
    await command(neovim.executable, args, options());
    const answers = JSON.parse(readFileSync(join(folder, "answers.json"), "utf8")) as Answers;
    assert.equal(answers.problem, undefined);
    assert.deepEqual(answers.findings, ["claim-no-source"]);
    assert.match(answers.hover, /^\*\*Ana Lima\*\* — person/);
    assert.deepEqual(answers.definition, ["ana-lima.md"]);
    const [line] = [FILES["articles/harbour.md"].split("\n")[1] ?? ""];
    const column = (words: string): number => Buffer.byteLength(line.slice(0, line.indexOf(words)));
    const tagged = answers.references.filter((one) => one.startsWith("harbour.md"));
    // Version 0.7 counts UTF-16 whatever the line holds; later ones may agree on bytes.
    const inUnits = [
      `harbour.md:2:${line.indexOf("ana-lima")}`,
      `harbour.md:2:${line.indexOf("=ana-lima") + 1}`,
    ];
    const inBytes = [`harbour.md:2:${column("ana-lima")}`, `harbour.md:2:${column("=ana-lima") + 1}`];
    assert.ok([String(inUnits), String(inBytes)].includes(String(tagged)), String(tagged));
    assert.ok(
      answers.references.some((one) => one.startsWith("other.md:1:17")),
      String(answers.references),
    );
    assert.equal(answers.renamed[1], line.replaceAll("ana-lima", "ana-rosa"));
    assert.ok(
      existsSync(join(folder, "corpus", "people", "ana-rosa.md")),
      "the definition's file was not renamed",
    );
    const other = readFileSync(join(folder, "corpus", "articles", "other.md"), "utf8");
    assert.equal(other, FILES["articles/other.md"].replace("[[ana-lima]]", "[[ana-rosa]]"));
  });

  function options() {
    return {
      timeoutMs: 120_000,
      cwd: join(folder, "corpus"),
      env: {
        ...process.env,
        ...neovim?.env,
        HOME: folder,
        XDG_CONFIG_HOME: join(folder, "config"),
        XDG_DATA_HOME: join(folder, "data"),
        XDG_STATE_HOME: join(folder, "state"),
        XDG_CACHE_HOME: join(folder, "cache"),
        PATH: [join(folder, "bin"), dirname(process.execPath), process.env["PATH"]].join(delimiter),
        ATTESTED_ANSWERS: join(folder, "answers.json"),
      },
    };
  }
});
