import assert from "node:assert/strict";
import { CancellationTokenSource, type WorkspaceDocumentDiagnosticReport } from "vscode-languageserver";
import { Findings } from "../../server/src/lsp/findings.ts";
import type { Ports } from "../../server/src/lsp/ports.ts";
import { Session } from "../../server/src/lsp/session.ts";
import { settingsOf } from "../../server/src/lsp/settings.ts";
import { WorkspaceDiagnostics } from "../../server/src/lsp/workspace-diagnostics.ts";
import { Dice } from "../support/dice.ts";
import { MemoryDisk } from "../support/memory-disk.ts";

const ROOT = "file:///corpus";
const LEAKY = "[It leaks]{.claim}\n";
const CLEAN = "Words.\n";
/** Stands for no file. */
const GONE = "gone";
const ADA = "---\ntype: person\nname: Ada\n---\n";

/** Counts the files that are looked at. */
class Counted extends Findings {
  looks = 0;

  override resultId(...asked: Parameters<Findings["resultId"]>): string {
    this.looks++;
    return super.resultId(...asked);
  }
}

/** A server's side of workspace/diagnostic on a disk in memory, and a client that keeps what it is told. */
class Bench {
  readonly disk: MemoryDisk;
  readonly session: Session;
  readonly findings: Counted;
  readonly known = new Map<string, string>();
  /** How many findings the client shows, by URI; files without any are left out. */
  readonly shown = new Map<string, number>();
  private readonly workspace: WorkspaceDiagnostics;

  constructor(texts: Readonly<Record<string, string>>) {
    this.disk = new MemoryDisk(texts);
    const ports: Ports = {
      disk: this.disk,
      digest: async () => "",
      pause: () => new Promise((resolve) => setImmediate(resolve)),
      log: (line) => assert.fail(line),
    };
    const capabilities = { textDocument: { diagnostic: {} } };
    const settings = settingsOf({ processId: null, rootUri: null, capabilities });
    this.session = new Session(settings, ports, {
      affected: (corpus, paths) => this.workspace.affected(corpus, paths),
      stale: () => {},
      progress: () => {},
    });
    this.findings = new Counted(settings);
    this.workspace = new WorkspaceDiagnostics(this.session, this.findings, ports.pause);
    this.session.addFolder(ROOT);
  }

  /** Asks, and takes over what is told. A question that is held because nothing is new is taken back. */
  async ask(): Promise<void> {
    const previous = [...this.known].map(([uri, value]) => ({ uri, value }));
    const source = new CancellationTokenSource();
    let over = false;
    const answer = this.workspace
      .answer(previous, source.token, (items) => {
        for (const item of items) this.take(item);
      })
      .then(() => {
        over = true;
      });
    for (let turns = 0; turns < 50 && !over; turns++) await new Promise((resolve) => setImmediate(resolve));
    source.cancel();
    await answer;
  }

  private take(item: WorkspaceDocumentDiagnosticReport): void {
    if (item.resultId === undefined) this.known.delete(item.uri);
    else this.known.set(item.uri, item.resultId);
    const count = item.kind === "full" ? item.items.length : 0;
    if (count === 0) this.shown.delete(item.uri);
    else this.shown.set(item.uri, count);
  }

  async write(path: string, text: string | undefined): Promise<void> {
    if (text === undefined) this.disk.texts.delete(path);
    else this.disk.texts.set(path, text);
    await this.session.changedOnDisk([{ uri: `${ROOT}/${path}`, presence: true }]);
    await this.session.settled();
  }

  /** What the client should show: by the findings of each file, asked for one by one. */
  async expected(): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    for (const corpus of this.session.corpora())
      for (const path of corpus.snapshot().paths()) {
        const { length } = await this.findings.of(corpus, path);
        if (length > 0) found.set(corpus.uri(path), length);
      }
    return found;
  }
}

describe("findings of all files, asked for again and again", function () {
  this.timeout(60_000);

  it("looks only at the files that changed, and at those that what changed there concerns", async () => {
    const texts: Record<string, string> = { "ada.md": ADA, "b.md": "[[ada]]\n" };
    for (let number = 0; number < 300; number++) texts[`c/${number}.md`] = number % 10 === 0 ? LEAKY : CLEAN;
    const bench = new Bench(texts);
    await bench.ask();
    assert.equal(bench.findings.looks, 302);
    assert.equal(bench.shown.size, 30);
    bench.findings.looks = 0;
    await bench.write("c/1.md", LEAKY);
    await bench.ask();
    assert.equal(bench.findings.looks, 1);
    assert.equal(bench.shown.size, 31);
    await bench.write("ada.md", undefined);
    bench.findings.looks = 0;
    await bench.ask();
    assert.equal(bench.findings.looks, 1);
    assert.deepEqual(bench.shown, await bench.expected());
    bench.findings.looks = 0;
    await bench.ask();
    assert.equal(bench.findings.looks, 0);
  });

  it("tells a client that lost what it was told all of it again", async () => {
    const bench = new Bench({ "a.md": LEAKY, "b.md": LEAKY });
    await bench.ask();
    bench.known.delete(`${ROOT}/a.md`);
    bench.shown.clear();
    await bench.ask();
    assert.deepEqual([...bench.shown.keys()], [`${ROOT}/a.md`]);
    bench.known.clear();
    await bench.ask();
    assert.deepEqual([...bench.shown.keys()].sort(), [`${ROOT}/a.md`, `${ROOT}/b.md`]);
  });

  it("tells of a file under the name that the client has for it", async () => {
    const bench = new Bench({ "ö.md": LEAKY });
    await bench.ask();
    const [ours = ""] = bench.shown.keys();
    const theirs = ours.replace("%C3%B6", "%c3%b6");
    bench.session.open({ uri: theirs, version: 1, text: LEAKY });
    await bench.ask();
    assert.deepEqual([...bench.shown.keys()], [theirs]);
    await bench.session.close(theirs);
    await bench.ask();
    await bench.ask();
    assert.deepEqual([...bench.shown.keys()], [ours]);
  });

  it("shows what there is after any changes, with questions in between", async () => {
    const dice = new Dice(20_261_122);
    const contents = [LEAKY, CLEAN, "[[ada]]\n", ADA, "[[nobody]] and [[ada]]\n", GONE];
    const bench = new Bench({ "a.md": LEAKY });
    for (let round = 0; round < 300; round++) {
      const path = `${dice.one(["a", "b", "c", "d/e"])}.md`;
      const text = dice.one(contents);
      const written = text === GONE ? undefined : text;
      const uri = `${ROOT}/${path}`;
      const act = dice.below(6);
      if (act < 3) await bench.write(path, written);
      else if (act === 3) bench.session.open({ uri, version: round, text });
      else if (act === 4) await bench.session.close(uri);
      else bench.known.delete(uri);
      if (dice.below(2) === 0) continue;
      await bench.session.settled();
      await bench.ask();
      await bench.ask();
      assert.deepEqual(
        new Map([...bench.shown].sort()),
        new Map([...(await bench.expected())].sort()),
        `round ${round}`,
      );
    }
  });
});
