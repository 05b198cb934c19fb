import assert from "node:assert/strict";
import { COMMANDS } from "../../server/src/node/cli.ts";
import { folderOf } from "../node/temporary.ts";
import { run } from "./run.ts";

/** Runs a wrong call, which must end with code 2, write nothing to `out`, and say this. */
async function refuses(args: readonly string[], says: RegExp): Promise<void> {
  const { code, out, err } = await run(folderOf({ "a.md": "", "b.md": "", "a.txt": "a" }), args);
  assert.deepEqual({ code, out }, { code: 2, out: "" }, args.join(" "));
  assert.match(err, says, args.join(" "));
}

describe("cli: help and version", () => {
  it("shows every command, and help for each", async () => {
    for (const args of [["--help"], ["-h"], ["help"]]) {
      const { code, out } = await run("/", args);
      assert.equal(code, 0);
      for (const command of COMMANDS) assert.ok(out.includes(`  ${command.name} `), command.name);
    }
    for (const { name, summary, options } of COMMANDS) {
      for (const args of [
        [name, "--help"],
        [name, "x", "-h"],
        ["help", name],
      ]) {
        const { code, out } = await run("/", args);
        assert.equal(code, 0);
        assert.ok(out.includes(summary) && out.includes(`Usage: attested ${name}`), out);
        for (const option of Object.keys(options)) assert.ok(out.includes(`--${option}`), option);
      }
    }
  });

  it("tells its version", async () => {
    for (const flag of ["--version", "-v"]) assert.match((await run("/", [flag])).out, /^\d+\.\d+\.\d+.*\n$/);
  });

  it("fits a terminal", async () => {
    for (const args of [["--help"], ...COMMANDS.map(({ name }) => [name, "--help"])]) {
      for (const line of (await run("/", args)).out.split("\n")) assert.ok(line.length <= 120, line);
    }
  });
});

describe("cli: wrong usage", () => {
  it("ends with code 2 and says what to do", async () => {
    await refuses([], /Usage: attested COMMAND/);
    await refuses(["chekc"], /no command “chekc”. Did you mean “check”/);
    await refuses(["frobnicate"], /The commands are init, import/);
    await refuses(["--frob"], /no option “--frob”/);
    await refuses(["help", "nothing"], /no command “nothing”/);
    await refuses(["check", "--formt", "json"], /no option --formt. Did you mean --format\?/);
    await refuses(["check", "-x"], /no option -x/);
    await refuses(["check", "--format"], /Write a value behind --format/);
    await refuses(["check", "--format="], /Write a value behind --format/);
    await refuses(["check", "--format", "xml"], /--format is pretty, json, sarif, github, not “xml”/);
    await refuses(["check", "--fail-on", "hint"], /--fail-on is error, warning, info/);
    await refuses(["strip"], /Name FILE/);
    await refuses(["strip", "a.md", "b.md"], /one name only: “b.md” is too many/);
    await refuses(["explain", "a", "b"], /too many/);
    await refuses(["lsp", "a"], /takes no names/);
    await refuses(["import", "a.txt"], /Add --into DIR/);
    await refuses(["import", "--into", "x"], /Name FILE/);
    await refuses(["import", "a.txt", "--into", "x", "--mark-furniture=yes"], /takes no value/);
    await refuses(["check", "constructor.md"], /There is nothing at constructor.md/);
    await refuses(["check", "--__proto__"], /no option/);
  });

  it("takes everything behind -- for a name", async () => {
    await refuses(["check", "--", "--help"], /There is nothing at --help/);
    const folder = folderOf({ "--help": "a", "-x.md": "b" });
    assert.equal((await run(folder, ["strip", "--", "--help"])).out, "a");
    assert.equal((await run(folder, ["strip", "./-x.md"])).out, "b");
  });
});

describe("cli: lsp", () => {
  it("hands over to the server, whatever an editor adds to the call", async () => {
    let served = 0;
    const serve = async (): Promise<void> => {
      served++;
    };
    for (const args of [["lsp", "--stdio"], ["lsp"], ["lsp", "--stdio", "--clientProcessId=12"]])
      assert.equal((await run("/", args, { serve })).code, 0);
    assert.equal(served, 3);
  });
});
