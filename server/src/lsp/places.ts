import { URI } from "vscode-uri";
import type { CorpusState } from "./corpus-state.ts";
import { isAtOrBelow, isUnsaved, normalUri, pathBelow, upwards } from "./uris.ts";

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

  /**
   * The corpus with the deepest root above a file or folder, and the path there. A document that was never saved belongs
   * to the corpus of the client's folders, if there is only one, and its path is its name; where it has been given a place
   * that it is to be saved at, it lies there.
   */
  above(uri: string): Placed | undefined {
    return isUnsaved(uri) ? this.ofUnsaved(URI.parse(uri).path) : this.find(normalUri(uri));
  }

  private ofUnsaved(path: string): Placed | undefined {
    const roots = [...this.corpora.keys()];
    if (path.startsWith("/")) {
      const places = roots.flatMap((root) => this.find(URI.parse(root).with({ path }).toString()) ?? []);
      return places.sort((a, b) => a.path.length - b.path.length)[0];
    }
    const ours = roots.filter((root) =>
      [...this.folders].some((folder) => isAtOrBelow(folder, root) || isAtOrBelow(root, folder)),
    );
    const outer = ours.filter((root) => !ours.some((other) => other !== root && isAtOrBelow(other, root)));
    const [only, ...others] = outer.flatMap((root) => this.corpora.get(root) ?? []);
    return only === undefined || others.length > 0 || path === "" ? undefined : { corpus: only, path };
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
