import assert from "node:assert/strict";
import { CardCache, SETTLED } from "../../client/src/preview/card-cache.ts";
import type { Cards } from "../../server/src/lsp/shared/cards.ts";

const DOCUMENT = "file:///corpus/a.md";

function cardsOf(text: string): Cards {
  return { path: "a.md", marks: [{ of: "[[a]]", text, kind: "person" }], claims: [] };
}

/** A clock that stands still until it is told to go on. */
class Clock {
  private now = 0;
  private readonly waiting = new Map<object, { readonly at: number; run(): void }>();
  private readonly real = { setTimeout, clearTimeout };

  install(): void {
    Object.assign(globalThis, {
      setTimeout: (run: () => void, wait: number) => {
        const timer = {};
        this.waiting.set(timer, { at: this.now + wait, run });
        return timer;
      },
      clearTimeout: (timer: object) => this.waiting.delete(timer),
    });
  }

  restore(): void {
    Object.assign(globalThis, this.real);
  }

  /** Lets time pass, and what is asked meanwhile be answered. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.now + milliseconds;
    for (; this.now <= until; this.now += 10) {
      for (const [timer, { at, run }] of this.waiting) {
        if (at <= this.now && this.waiting.delete(timer)) run();
      }
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    }
  }
}

describe("the preview's cards", () => {
  let clock: Clock;
  let answer: Cards | null | undefined;
  let asked: string[];
  let refreshed: number;
  let cache: CardCache;

  beforeEach(() => {
    clock = new Clock();
    clock.install();
    answer = cardsOf("one");
    asked = [];
    refreshed = 0;
    cache = new CardCache({
      async ask(uri) {
        asked.push(uri);
        if (uri.endsWith("gone.md")) throw new Error("there is no such file");
        return answer;
      },
      refresh: () => void refreshed++,
    });
  });

  afterEach(() => clock.restore());

  it("are asked for at the first rendering, which is done again with them when the page has been loaded", async () => {
    assert.equal(cache.rendered(DOCUMENT), undefined);
    await clock.pass(SETTLED - 100);
    assert.deepEqual([asked.length, refreshed], [1, 0]);
    await clock.pass(200);
    assert.deepEqual([asked.length, refreshed], [1, 1]);
    assert.deepEqual(cache.rendered(DOCUMENT), cardsOf("one"));
    await clock.pass(3 * SETTLED);
    assert.deepEqual([asked.length, refreshed], [1, 1]);
  });

  it("are there already for a document that was expected", async () => {
    cache.expect(DOCUMENT);
    await clock.pass(100);
    cache.changed(DOCUMENT);
    cache.expect(DOCUMENT);
    await clock.pass(100);
    assert.equal(asked.length, 1);
    assert.deepEqual(cache.rendered(DOCUMENT), cardsOf("one"));
    await clock.pass(3 * SETTLED);
    assert.deepEqual([asked.length, refreshed], [2, 0]);
  });

  it("are there when VS Code renders what was typed, so that nothing is rendered twice", async () => {
    cache.expect(DOCUMENT);
    await clock.pass(100);
    cache.rendered(DOCUMENT);
    await clock.pass(100);
    answer = cardsOf("two");
    for (let keys = 0; keys < 5; keys++) cache.changed(DOCUMENT);
    await clock.pass(300);
    assert.deepEqual(cache.rendered(DOCUMENT), cardsOf("two"));
    await clock.pass(3 * SETTLED);
    assert.deepEqual([asked.length, refreshed], [3, 0]);
  });

  it("are shown anew when another file changed them, and only then", async () => {
    cache.expect(DOCUMENT);
    await clock.pass(100);
    cache.rendered(DOCUMENT);
    cache.changed();
    await clock.pass(3 * SETTLED);
    assert.equal(refreshed, 0);
    answer = cardsOf("two");
    cache.changed();
    await clock.pass(SETTLED + 200);
    assert.equal(refreshed, 1);
  });

  it("are brought to a preview that did not hear of them the first time", async () => {
    cache.rendered(DOCUMENT);
    await clock.pass(SETTLED + 100);
    assert.equal(refreshed, 1);
    await clock.pass(SETTLED);
    assert.equal(refreshed, 2);
    assert.deepEqual(cache.rendered(DOCUMENT), cardsOf("one"));
    await clock.pass(3 * SETTLED);
    assert.deepEqual([asked.length, refreshed], [1, 2]);
  });

  it("are not asked for any more when no preview shows the document", async () => {
    cache.rendered(DOCUMENT);
    await clock.pass(3 * SETTLED);
    cache.changed();
    cache.changed();
    await clock.pass(3 * SETTLED);
    assert.deepEqual([asked.length, refreshed], [1, 2]);
  });

  it("say that a document belongs to no corpus", async () => {
    answer = null;
    cache.rendered(DOCUMENT);
    await clock.pass(SETTLED + 100);
    assert.equal(refreshed, 1);
    assert.equal(cache.rendered(DOCUMENT), null);
  });

  it("stay unknown when nobody answers, until somebody does", async () => {
    answer = undefined;
    cache.rendered(DOCUMENT);
    cache.rendered("file:///corpus/gone.md");
    await clock.pass(SETTLED + 100);
    assert.deepEqual([asked.length, refreshed], [2, 0]);
    answer = cardsOf("one");
    cache.changed();
    await clock.pass(SETTLED + 200);
    assert.equal(refreshed, 1);
    assert.deepEqual(cache.rendered(DOCUMENT), answer);
  });

  it("are kept of a few documents", async () => {
    for (let number = 0; number < 40; number++) cache.rendered(`file:///corpus/${number}.md`);
    await clock.pass(100);
    assert.equal(asked.length, 16);
    cache.clear();
    cache.changed();
    await clock.pass(SETTLED);
    assert.equal(asked.length, 16);
  });
});
