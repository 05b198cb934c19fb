import type { Connection } from "vscode-languageserver";
import type { Disk, FileContent } from "../lsp/ports.ts";
import {
  type FileAnswer,
  type FileParams,
  type FolderEntry,
  LIST_FOLDER,
  READ_FILE,
} from "../lsp/shared/files.ts";
import { folderOf, normalUri, pathBelow, upwards, uriOf } from "../lsp/uris.ts";
import { CONFIG_FILE, type Config, DEFAULT_CONFIG } from "../model/config.ts";
import { decode, defect, LARGEST, tooLarge } from "./decode.ts";
import { type GitIgnore, withGitIgnore } from "./git-ignore.ts";
import { type Membership, membershipOf, takesFile, takesFolder } from "./membership.ts";

/** What is asked of the client at once: over a network each answer takes a while, but many take no longer. */
const AT_ONCE = 16;

/** The part of a connection that asks the client. */
type Asks = Pick<Connection, "sendRequest">;

/**
 * The files that the client reaches, for a server that reaches none itself: in a browser, or where a folder is on no disk.
 * It lists and reads as the disk's does, but for links to folders, which it does not follow.
 */
export function clientDisk(connection: Asks): Disk {
  const client = new ClientFiles(connection);
  return {
    atOnce: () => AT_ONCE,
    findCorpora: (folder, around) => client.corporaIn(normalUri(folder), around),
    findRoot: (file) => client.rootOf(file),
    list: (root, config) => client.list(root, config),
    belongs: (root, config, path) => client.belongs(root, config, path),
    read: (root, path) => client.read(uriOf(root, path)),
  };
}

class ClientFiles {
  constructor(private readonly connection: Asks) {}

  async read(uri: string): Promise<FileContent | undefined> {
    const answer = await this.connection.sendRequest<FileAnswer>(READ_FILE, { uri } satisfies FileParams);
    if ("missing" in answer) return undefined;
    if ("error" in answer)
      return defect(`This file cannot be read: ${answer.error}. Nothing in it was looked at.`);
    const bytes = "bytes" in answer ? answer.bytes : bytesOf(answer.base64);
    return bytes.length > LARGEST ? tooLarge() : decode(bytes);
  }

  private async folder(uri: string): Promise<readonly FolderEntry[]> {
    const params: FileParams = { uri };
    return (await this.connection.sendRequest<readonly FolderEntry[] | null>(LIST_FOLDER, params)) ?? [];
  }

  async rootOf(file: string): Promise<string | undefined> {
    for (const folder of upwards(folderOf(file))) {
      const entries = await this.folder(folder);
      if (isCorpus(entries)) return folder;
    }
    return undefined;
  }

  async corporaIn(folder: string, around = folder): Promise<readonly string[]> {
    const path = pathBelow(around, folder);
    if (path !== undefined && !(await this.isSearched(around, path))) return [];
    const found: string[] = [];
    await this.walk(folder, membershipOf(NOTHING), (path, entries) => {
      if (isCorpus(entries)) found.push(path === "" ? folder : uriOf(folder, path));
      return true;
    });
    return found;
  }

  async list(root: string, config: Config): Promise<readonly string[]> {
    const membership = membershipOf(config);
    const files: string[] = [];
    await this.walk(root, membership, (path, entries, gitIgnore) => {
      if (path !== "" && isCorpus(entries)) return false;
      for (const [name, is] of entries) {
        const at = join(path, name);
        if (is === "file" && takesFile(membership, gitIgnore, at)) files.push(at);
      }
      return true;
    });
    const named = await Promise.all(membership.named.map((path) => this.isFile(uriOf(root, path))));
    return [...new Set([...membership.named.filter((_, i) => named[i]), ...files.sort()])];
  }

  async belongs(root: string, config: Config, path: string): Promise<boolean> {
    const membership = membershipOf(config);
    if (membership.named.includes(path)) return true;
    const above = await this.gitIgnoreAbove(root, membership, path, true);
    return above !== "out" && takesFile(membership, above, path);
  }

  /** Whether a search below `root` for corpora comes to the folder of that path. */
  private async isSearched(root: string, path: string): Promise<boolean> {
    const membership = membershipOf(NOTHING);
    const above = await this.gitIgnoreAbove(root, membership, path, false);
    return above !== "out" && takesFolder(membership, above, path);
  }

  /** What is ignored in the folder that holds a path; `out` when that folder is left out (`own`: or is in another corpus). */
  private async gitIgnoreAbove(
    root: string,
    membership: Membership,
    path: string,
    own: boolean,
  ): Promise<GitIgnore | "out"> {
    let gitIgnore: GitIgnore;
    const names = path.split("/");
    for (let depth = 0; depth < names.length; depth++) {
      const folder = names.slice(0, depth).join("/");
      const uri = depth === 0 ? root : uriOf(root, folder);
      if (depth > 0 && !takesFolder(membership, gitIgnore, folder)) return "out";
      const entries = await this.folder(uri);
      if (own && depth > 0 && isCorpus(entries)) return "out";
      gitIgnore = await this.gitIgnore(uri, folder, entries, gitIgnore);
    }
    return gitIgnore;
  }

  private async isFile(uri: string): Promise<boolean> {
    const entries = await this.folder(folderOf(uri));
    const name = pathBelow(folderOf(uri), uri);
    return entries.some(([own, is]) => own === name && is === "file");
  }

  /** Visits a folder and those below it, some at once; not below one for which `visit` says no. */
  private async walk(
    root: string,
    membership: Membership,
    visit: (path: string, entries: readonly FolderEntry[], gitIgnore: GitIgnore) => boolean,
  ): Promise<void> {
    let waiting: { readonly path: string; readonly above: GitIgnore }[] = [{ path: "", above: undefined }];
    while (waiting.length > 0) {
      const now = waiting.slice(0, AT_ONCE);
      waiting = waiting.slice(AT_ONCE);
      const below = await Promise.all(
        now.map(async ({ path, above }) => {
          const uri = path === "" ? root : uriOf(root, path);
          const entries = await this.folder(uri);
          const gitIgnore = await this.gitIgnore(uri, path, entries, above);
          if (!visit(path, entries, gitIgnore)) return [];
          return entries
            .filter(([, is]) => is === "folder")
            .map(([name]) => ({ path: join(path, name), above: gitIgnore }))
            .filter((folder) => takesFolder(membership, gitIgnore, folder.path));
        }),
      );
      waiting.push(...below.flat());
    }
  }

  private async gitIgnore(
    folder: string,
    path: string,
    entries: readonly FolderEntry[],
    above: GitIgnore,
  ): Promise<GitIgnore> {
    if (!entries.some(([name, is]) => name === ".gitignore" && is === "file")) return above;
    const content = await this.read(uriOf(folder, ".gitignore"));
    // Nothing here says whether that file system tells letter cases apart: as git does where nothing is set up.
    return content !== undefined && "text" in content
      ? withGitIgnore(above, content.text, path, false)
      : above;
  }
}

const NOTHING: Config = { ...DEFAULT_CONFIG, files: [] };

function isCorpus(entries: readonly FolderEntry[]): boolean {
  return entries.some(([name, is]) => name === CONFIG_FILE && is === "file");
}

function join(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
