import { statSync } from "node:fs";
import { join } from "node:path";
import type { GitIgnore } from "../files/git-ignore.ts";
import { type Membership, takesFile, takesFolder } from "../files/membership.ts";
import { CONFIG_FILE } from "../model/config.ts";
import { gitIgnoreOf } from "./git-ignore.ts";
import { isFile, listFolder, realFile, realPath } from "./paths.ts";

/** A folder that is still to be listed: its real place on disk, its path in the corpus, and what is ignored in it. */
interface Folder {
  readonly place: string;
  readonly path: string;
  readonly above: GitIgnore;
}

/** A link that was passed by, with what is ignored where it stands. */
interface Link {
  readonly place: string;
  readonly path: string;
  readonly gitIgnore: GitIgnore;
}

/** One pass over the folders of a corpus. */
export class Walk {
  /** The folders, by their paths, that are corpora of their own. */
  readonly nested: string[] = [];
  private readonly entered = new Set<string>();
  private readonly listed = new Set<string>();
  private readonly links: Link[] = [];

  constructor(
    private readonly root: string,
    private readonly membership: Membership,
  ) {}

  /** The paths of the files, a slice a folder; links come last, when it is known what they would list twice. */
  *run(): Generator<readonly string[]> {
    const place = realPath(this.root);
    if (place === undefined) return;
    const named = this.membership.named.filter((path) => realFile(this.root, path) === path);
    for (const path of named) this.listed.add(join(place, path));
    yield named;
    yield* this.folders({ place, path: "", above: undefined });
    // Following a link may lead to more of them.
    for (let i = 0; i < this.links.length; i++) yield* this.follow(this.links[i] as Link);
  }

  /**
   * As `run`, of one folder alone: its real place, its path in the corpus, and what is ignored where it stands. Links in
   * it are not followed.
   */
  *runIn(place: string, path: string, above: GitIgnore): Generator<readonly string[]> {
    yield* this.folders({ place, path, above });
  }

  /** Whether links were passed by that were not followed yet. */
  get hasLinks(): boolean {
    return this.links.length > 0;
  }

  private *folders(first: Folder): Generator<readonly string[]> {
    const waiting = [first];
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
      if (this.entered.has(folder.place)) continue;
      this.entered.add(folder.place);
      const below: Folder[] = [];
      yield this.files(folder, below);
      waiting.push(...below.reverse());
    }
  }

  private files(folder: Folder, below: Folder[]): readonly string[] {
    const { place, path, above } = folder;
    const entries = listFolder(place);
    if (entries === undefined) return [path === "" ? "." : path];
    if (path !== "" && entries.some(({ name }) => name === CONFIG_FILE) && isFile(join(place, CONFIG_FILE))) {
      this.nested.push(path);
      return [];
    }
    const own = entries.some((entry) => entry.name === ".gitignore");
    const gitIgnore = own ? gitIgnoreOf(above, place, path) : above;
    const files: string[] = [];
    for (const entry of entries) {
      const at = path === "" ? entry.name : `${path}/${entry.name}`;
      const entryPlace = join(place, entry.name);
      if (entry.isSymbolicLink()) this.links.push({ place: entryPlace, path: at, gitIgnore });
      else if (entry.isDirectory()) {
        if (takesFolder(this.membership, gitIgnore, at))
          below.push({ place: entryPlace, path: at, above: gitIgnore });
      } else if (entry.isFile() && takesFile(this.membership, gitIgnore, at) && this.add(entryPlace))
        files.push(at);
    }
    return files;
  }

  private *follow({ place, path, gitIgnore }: Link): Generator<readonly string[]> {
    const real = realFile(this.root, path);
    const target = real === undefined || real === "outside" ? undefined : realPath(place);
    const stat = target === undefined ? undefined : statSync(target, { throwIfNoEntry: false });
    if (target === undefined || stat === undefined) return;
    if (stat.isDirectory() && takesFolder(this.membership, gitIgnore, path))
      yield* this.folders({ place: target, path, above: gitIgnore });
    else if (stat.isFile() && takesFile(this.membership, gitIgnore, path) && this.add(target)) yield [path];
  }

  /** Notes a real file as listed; false when it is already. */
  private add(place: string): boolean {
    if (this.listed.has(place)) return false;
    this.listed.add(place);
    return true;
  }
}
