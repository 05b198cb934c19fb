import { digestText } from "../syntax/original.ts";
import { parse } from "../syntax/parse.ts";
import { strip } from "../syntax/strip.ts";
import type { CorpusState } from "./corpus-state.ts";
import type { Ports } from "./ports.ts";

/** Computes the digests of articles with an original, one after the other, while nothing else waits. */
export class Digests {
  private readonly waiting = new Map<CorpusState, Set<string>>();

  constructor(
    private readonly ports: Pick<Ports, "digest" | "pause" | "log">,
    /** Called when an open article's words turned out to be no longer the original's, or to be so again. */
    private readonly turned: () => void,
  ) {}

  /** Has these files' digests computed, of those that keep one. */
  queue(corpus: CorpusState, paths: Iterable<string>): void {
    const wanted = [...paths].filter((path) => corpus.catalog.facts(path)?.original !== undefined);
    const queue = this.waiting.get(corpus);
    if (queue !== undefined) {
      for (const path of wanted) queue.add(path);
    } else if (wanted.length > 0) {
      const fresh = new Set(wanted);
      this.waiting.set(corpus, fresh);
      this.compute(corpus, fresh).catch((error) => this.ports.log(`A digest failed: ${String(error)}`));
    }
  }

  private async compute(corpus: CorpusState, queue: Set<string>): Promise<void> {
    await corpus.ready;
    try {
      for (const path of queue) {
        queue.delete(path);
        await this.ports.pause();
        const text = await corpus.text(path);
        if (text === undefined) continue;
        const turned = corpus.setDigest(path, await this.ports.digest(digestText(strip(parse(text)))));
        if (turned && corpus.document(path) !== undefined) this.turned();
      }
    } finally {
      this.waiting.delete(corpus);
    }
  }
}
