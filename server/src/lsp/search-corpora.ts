import { CONFIG_FILE } from "../model/config.ts";
import type { Ports } from "./ports.ts";
import { Slices } from "./slices.ts";

/** What is searched for corpora. Folders are URIs in our spelling. */
export interface Search {
  /** Folders of the client. */
  readonly folders: readonly string[];
  /** Folders, or what may have been one, in the client's folders and in corpora; each with the nearest of these around it. */
  readonly places: ReadonlyMap<string, string>;
  /** Whether a folder of the client is a corpus only where there is an attested.yaml. */
  readonly requireConfig: boolean;
}

/**
 * The roots of the corpora in folders of the client (the nearest upwards, else the folder itself; and those below it), and
 * of those at or below other places.
 */
export async function searchCorpora(search: Search, ports: Ports): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const folder of search.folders)
    for (const root of await rootsIn(folder, search.requireConfig, ports)) found.add(root);
  const slices = new Slices(ports.pause);
  for (const [place, around] of search.places) {
    await slices.next();
    for (const root of await ports.disk.findCorpora(place, around)) found.add(root);
  }
  return found;
}

async function rootsIn(folder: string, requireConfig: boolean, { disk }: Ports): Promise<readonly string[]> {
  const roots = await disk.findCorpora(folder);
  if (roots.includes(folder)) return roots;
  const around = await disk.findRoot(`${folder}/${CONFIG_FILE}`);
  if (around === undefined && requireConfig) return roots;
  return [around ?? folder, ...roots];
}
