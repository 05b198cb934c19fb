import { digestText, isDigestOf } from "../syntax/original.ts";
import { parse } from "../syntax/parse.ts";
import { strip } from "../syntax/strip.ts";
import type { CorpusState } from "./corpus-state.ts";
import type { Ports } from "./ports.ts";

/** How many articles' original words are kept. */
const MOST_KEPT = 20;

/** Computes the digests of articles with an original, one after the other, while nothing else waits. */
export class Digests {
  private readonly waiting = new Map<CorpusState, Set<string>>();
  /** The words of originals by digest, those that were seen last at the end. */
  private readonly kept = new Map<string, string>();

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

  /** The digest of words, in the form that `digestText` gives them. */
  of(words: string): Promise<string> {
    return this.ports.digest(words);
  }

  /**
   * The words with a digest, where an article had them while it was open: then they are known, though its editor may have
   * saved others over them by itself. Only those of the last few articles.
   */
  seen(digest: string): string | undefined {
    return this.kept.get(digest.trim().toLowerCase());
  }

  private keep(digest: string, words: string): void {
    this.kept.delete(digest);
    this.kept.set(digest, words);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }

  private async compute(corpus: CorpusState, queue: Set<string>): Promise<void> {
    await corpus.ready;
    try {
      for (const path of queue) {
        queue.delete(path);
        await this.ports.pause();
        const text = await corpus.text(path);
        if (text === undefined) continue;
        const words = digestText(strip(parse(text)));
        const digest = await this.of(words);
        const turned = corpus.setDigest(path, digest);
        if (corpus.document(path) === undefined) continue;
        const original = corpus.catalog.facts(path)?.original;
        if (original !== undefined && isDigestOf(original.sha256, digest)) this.keep(digest, words);
        if (turned) this.turned();
      }
    } finally {
      this.waiting.delete(corpus);
    }
  }
}
