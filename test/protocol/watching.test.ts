import assert from "node:assert/strict";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Hover } from "vscode-languageserver";
import { Client, type ClientOptions, type File } from "./client.ts";

/** What a village mill left, and what was written about it. Nils and Karin are defined by the tests. */
const LEDGER =
  "---\ntype: article\ntitle: The ledger\npublished: 1902-03\n---\n[[Nils]] sold rye to [[Karin]].\n";
const MILL: readonly File[] = [
  { path: "attested.yaml", text: "" },
  { path: "ledger.md", text: LEDGER },
  { path: "people/karin.md", text: person("Karin") },
];

function person(name: string): string {
  return `---\ntype: person\nname: ${name}\n---\n`;
}

/** A client that watches files itself, and one for which the server does. Both are sent findings. */
const WATCHERS: Readonly<Record<string, ClientOptions>> = {
  "the client watches": {
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  },
  "the server watches": { capabilities: {} },
};

for (const [name, options] of Object.entries(WATCHERS)) {
  const clientWatches = options.capabilities?.workspace !== undefined;

  describe(`files that change outside of the editor, where ${name}`, () => {
    let client: Client;
    afterEach(() => client.stop());

    /** Starts on these files, and waits until the ledger shows how many of its names are not defined. */
    const start = async (files: readonly File[] = MILL, more: ClientOptions = {}): Promise<void> => {
      client = await Client.start(files, { ...options, ...more });
      await shows("ledger.md", "entity-undefined");
    };
    const tell = async (...changes: readonly (readonly [string, 1 | 2 | 3])[]): Promise<void> => {
      if (clientWatches) await client.watched(...changes);
    };
    const codesOf = (path: string): readonly string[] =>
      (client.published.get(client.uri(path)) ?? []).map(({ code }) => String(code)).sort();
    const shows = (path: string, ...codes: readonly string[]): Promise<void> =>
      client.until(
        () => client.published.has(client.uri(path)) && codesOf(path).join() === [...codes].sort().join(),
      );
    const write = async (path: string, text: string, type: 1 | 2 = 1): Promise<void> => {
      client.write(path, text);
      await tell([path, type]);
    };
    const move = async (from: string, to: string): Promise<void> => {
      renameSync(join(client.folder, from), join(client.folder, to));
      await tell([from, 3], [to, 1]);
    };
    const remove = async (path: string): Promise<void> => {
      client.remove(path);
      await tell([path, 3]);
    };

    it("follows a file that comes, changes and goes", async () => {
      await start();
      await write("people/miller.md", person("Nils"));
      await shows("ledger.md");
      await write("people/miller.md", person("Nisse"), 2);
      await shows("ledger.md", "entity-undefined");
      await write("people/miller.md", person("Nils"), 2);
      await shows("ledger.md");
      await remove("people/miller.md");
      await shows("ledger.md", "entity-undefined");
    });

    it("follows a folder that comes, is moved and goes, of which it is told alone", async () => {
      await start([...MILL, { path: "elsewhere/notes.txt", text: "" }]);
      mkdirSync(join(client.folder, "kin/near"), { recursive: true });
      writeFileSync(join(client.folder, "kin/near/miller.md"), person("Nils"));
      await tell(["kin", 1]);
      await shows("ledger.md");
      await move("kin", "elsewhere/kin");
      await write("elsewhere/kin/near/miller.md", person("Nisse"), 2);
      await shows("ledger.md", "entity-undefined");
      await write("elsewhere/kin/near/miller.md", person("Nils"), 2);
      await shows("ledger.md");
      await remove("elsewhere");
      await shows("ledger.md", "entity-undefined");
    });

    it("follows a folder that another with the same names takes the place of", async () => {
      const kin = { path: "kin/miller.md", text: person("Nisse") };
      await start([...MILL, kin, { path: ".later/miller.md", text: person("Nils") }]);
      client.remove("kin");
      await move(".later", "kin");
      await shows("ledger.md");
    });

    it("follows a program that saves beside a file and moves it there, time and again", async () => {
      await start();
      for (const [name, ...codes] of [["Nils"], ["Nisse", "entity-undefined"], ["Nils"]] as const) {
        client.write("people/miller.md~", person(name));
        renameSync(join(client.folder, "people/miller.md~"), join(client.folder, "people/miller.md"));
        await tell(["people/miller.md~", 1], ["people/miller.md~", 3], ["people/miller.md", 1]);
        await shows("ledger.md", ...codes);
      }
    });

    it("follows a burst of 500 files, and answers all the while", async () => {
      await start();
      await client.open("people/karin.md", person("Karin"));
      const paths = Array.from({ length: 500 }, (_, i) => `burst/${i}.md`);
      for (const path of paths) client.write(path, "[[Nobody]]\n");
      for (let from = 0; from < paths.length; from += 20)
        await tell(...paths.slice(from, from + 20).map((path) => [path, 1] as const));
      const hover = client.at<Hover | null>("textDocument/hover", "people/karin.md", {
        line: 2,
        character: 8,
      });
      await hover;
      await client.until(() => paths.every((path) => codesOf(path).length === 1));
      await remove("burst");
      await client.until(() => paths.every((path) => codesOf(path).length === 0));
      await shows("ledger.md", "entity-undefined");
    });

    it("goes by attested.yaml as it is on the disk", async () => {
      await start();
      await write("attested.yaml", "rules: {entity-undefined: off}\n", 2);
      await shows("ledger.md");
      await write("attested.yaml", "exclude: [people]\n", 2);
      await shows("ledger.md", "entity-undefined", "entity-undefined");
      await remove("attested.yaml");
      await shows("ledger.md", "entity-undefined");
      client.write("people.yaml", "miller: {type: person, name: Nils}\n");
      await write("attested.yaml", "definitions: [people.yaml]\n");
      await shows("ledger.md");
      await write("attested.yaml", "files: [people/*.md, ledger.md]\n", 2);
      await shows("ledger.md", "entity-undefined");
    });

    it("reads closed files again when attested.yaml declares other classes", async () => {
      await start([
        ...MILL.slice(1),
        { path: "attested.yaml", text: "tags: [stop]\n" },
        { path: "organ.md", text: "Principal 8']{.stop}\n" },
      ]);
      await shows("organ.md", "syntax-error");
      await write("attested.yaml", "tags: []\n", 2);
      await shows("organ.md");
      await write("attested.yaml", "tags: [stop]\n", 2);
      await shows("organ.md", "syntax-error");
    });

    it("goes by attested.yaml as it is typed, and as the disk has it once it is closed", async () => {
      await start();
      await client.open("attested.yaml", "");
      await client.change("attested.yaml", "exclude: [people]\n");
      await shows("ledger.md", "entity-undefined", "entity-undefined");
      await client.change("attested.yaml", "rules: {entity-undefined: off}\n");
      await shows("ledger.md");
      await client.close("attested.yaml");
      await shows("ledger.md", "entity-undefined");
    });

    it("takes an open file out of the corpus, and in again, by what attested.yaml says", async () => {
      await start();
      await client.open("ledger.md", LEDGER);
      await write("attested.yaml", "exclude: [ledger.md]\n", 2);
      await shows("ledger.md");
      await write("attested.yaml", "", 2);
      await shows("ledger.md", "entity-undefined");
      await client.change("ledger.md", `${LEDGER}[[Nobody]]\n`);
      await shows("ledger.md", "entity-undefined", "entity-undefined");
    });

    it("says in attested.yaml whether a bibliography is there", async () => {
      await start([...MILL.slice(1), { path: "attested.yaml", text: "bibliography: [refs/mill.bib]\n" }]);
      await shows("attested.yaml", "config-invalid");
      await write("refs/mill.bib", "@book{mill, title = {Mills}}\n");
      await shows("attested.yaml");
      await remove("refs");
      await shows("attested.yaml", "config-invalid");
    });

    it("goes by .gitignore", async () => {
      await start();
      await write(".gitignore", "people/\n");
      await shows("ledger.md", "entity-undefined", "entity-undefined");
      await write(".gitignore", "", 2);
      await shows("ledger.md", "entity-undefined");
      await write("people/.gitignore", "karin.md\n");
      await shows("ledger.md", "entity-undefined", "entity-undefined");
      await remove("people/.gitignore");
      await shows("ledger.md", "entity-undefined");
    });

    for (const requireConfig of [true, false]) {
      it(`follows a corpus that is made in another and dissolved, requireConfig ${requireConfig}`, async () => {
        await start(MILL, { initializationOptions: { requireConfig } });
        await write("people/attested.yaml", "");
        await shows("ledger.md", "entity-undefined", "entity-undefined");
        await write("people/letter.md", "[[Karin]], [[Olof]]\n");
        await shows("people/letter.md", "entity-undefined");
        await move("people", "persons");
        await shows("people/letter.md");
        await shows("persons/letter.md", "entity-undefined");
        await remove("persons/attested.yaml");
        await shows("ledger.md", "entity-undefined");
        await remove("persons");
        await shows("ledger.md", "entity-undefined", "entity-undefined");
      });
    }

    it("follows a corpus that another takes the place of, settings and all", async () => {
      await start([...MILL, { path: "years/attested.yaml", text: "rules: {entity-undefined: off}\n" }]);
      await write("years/letter.md", "[[Karin]]\n");
      await write(".later/attested.yaml", "");
      await write(".later/letter.md", "[[Karin]], [[Nils]]\n");
      client.remove("years");
      renameSync(join(client.folder, ".later"), join(client.folder, "years"));
      await tell(["years", 3], ["years", 1]);
      await shows("years/letter.md", "entity-undefined", "entity-undefined");
    });

    it("passes over a corpus in what the one around it leaves out, as when it starts", async () => {
      await start([...MILL, { path: ".gitignore", text: "build/\n" }]);
      await write("build/copy/attested.yaml", "");
      await write("build/copy/letter.md", "[[Karin]]\n");
      await write("years/attested.yaml", "");
      await write("years/letter.md", "[[Karin]]\n");
      await shows("years/letter.md", "entity-undefined");
      assert.equal(client.published.has(client.uri("build/copy/letter.md")), false);
    });

    it("leaves a file to the editor that has it open, also when it goes on the disk", async () => {
      await start();
      await client.open("ledger.md", LEDGER);
      await client.change("ledger.md", `${LEDGER}[[Nobody]]\n`);
      await shows("ledger.md", "entity-undefined", "entity-undefined");
      await remove("ledger.md");
      await write("people/miller.md", person("Nils"));
      await shows("ledger.md", "entity-undefined");
      await client.close("ledger.md");
      await shows("ledger.md");
    });
  });
}

describe("what a client tells of the disk in its own way", () => {
  let client: Client;
  afterEach(() => client.stop());

  it("is looked at: that an attested.yaml, or a folder with one, changed, as it went and came in a moment", async () => {
    client = await Client.start(MILL, WATCHERS["the client watches"]);
    const shows = (path: string, count: number): Promise<void> =>
      client.until(() => client.published.get(client.uri(path))?.length === count);
    await shows("ledger.md", 1);
    client.write("people/attested.yaml", "");
    await client.watched(["people/attested.yaml", 2]);
    await shows("ledger.md", 2);
    client.remove("people");
    client.write("people/karin.md", person("Karin"));
    await client.watched(["people", 2]);
    await shows("ledger.md", 1);
    client.write("people/late/attested.yaml", "");
    client.write("people/late/letter.md", "[[Karin]]\n");
    await client.watched(["people", 2]);
    await shows("people/late/letter.md", 1);
  });
});

describe("places that the client does not watch", () => {
  let client: Client;
  afterEach(() => client.stop());

  it("are watched by the server: a corpus around the folder that is open", async () => {
    client = await Client.start(
      MILL.map(({ path, text }) => ({ path: path.replace("ledger", "years/ledger"), text })),
      { ...WATCHERS["the client watches"], folders: ["years"] },
    );
    const codes = (): number | undefined => client.published.get(client.uri("years/ledger.md"))?.length;
    await client.until(() => codes() === 1);
    client.write("people/miller.md", person("Nils"));
    await client.until(() => codes() === 0);
  });

  it("are asked again: a client that pulls is told when the disk changed what its findings are", async () => {
    client = await Client.start(MILL, {
      capabilities: {
        textDocument: { diagnostic: {} },
        workspace: {
          diagnostics: { refreshSupport: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
      },
    });
    await client.open("ledger.md", LEDGER);
    const refreshes = (): number =>
      client.received.filter((one) => one === "workspace/diagnostic/refresh").length;
    await client.request("textDocument/diagnostic", { textDocument: { uri: client.uri("ledger.md") } });
    const before = refreshes();
    client.write("people/karin.md", person("Karin Berg"));
    await client.watched(["people/karin.md", 2]);
    await client.until(() => refreshes() === before + 1);
  });
});
