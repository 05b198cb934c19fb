import type { CorpusState } from "./corpus-state.ts";
import { normalUri, pathBelow, upwards } from "./uris.ts";

/** A file in its corpus. */
export interface Placed {
  readonly corpus: CorpusState;
  readonly path: string;
}

/** The folders that the client has open and the corpora that the server has, and what lies where among them. */
export class Places {
  /** The client's folders, in our spelling. */
  readonly folders = new Set<string>();
  /** The corpora by their roots. */
  readonly corpora = new Map<string, CorpusState>();

  /** The corpus with the deepest root above a file or folder, and the path there. */
  above(uri: string): Placed | undefined {
    return this.find(normalUri(uri));
  }

  /** As `above`, of a URI in our spelling. */
  find(uri: string): Placed | undefined {
    for (const folder of upwards(uri)) {
      const corpus = folder === uri ? undefined : this.corpora.get(folder);
      const path = corpus === undefined ? undefined : pathBelow(folder, uri);
      if (corpus !== undefined && path !== undefined) return { corpus, path };
    }
    return undefined;
  }

  /** Whether something is a file of a corpus, as far as the corpus was read. */
  isFile(uri: string): boolean {
    const placed = this.find(uri);
    return placed?.corpus.catalog.facts(placed.path) !== undefined;
  }

  /** The nearest corpus or folder of the client around a place, else the place if it is one itself. */
  around(place: string): string | undefined {
    const isOurs = (folder: string): boolean => this.corpora.has(folder) || this.folders.has(folder);
    for (const folder of upwards(place)) if (folder !== place && isOurs(folder)) return folder;
    return isOurs(place) ? place : undefined;
  }
}

/** Whether a folder, or one around it, is among these. */
export function isIn(folders: { has(folder: string): boolean }, folder: string): boolean {
  for (const around of upwards(folder)) if (folders.has(around)) return true;
  return false;
}
