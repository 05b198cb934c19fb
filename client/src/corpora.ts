import { FileType, RelativePattern, type TextDocument, Uri, workspace } from "vscode";

/** The file that makes a folder a corpus. */
export const CONFIG_FILE = "attested.yaml";

/** A workspace with more corpora than this is one that somebody generated; their files are read all the same. */
const MANY = 200;

/** Says which folders are corpora; what it has seen it keeps until told to forget. */
export class Corpora {
  private readonly seen = new Map<string, Promise<boolean>>();

  /** To be called when an attested.yaml came or went. */
  forget(): void {
    this.seen.clear();
  }

  /** The corpus that a file lies in: the nearest folder upwards with an attested.yaml. */
  async rootOf(file: Uri): Promise<Uri | undefined> {
    return this.nearest(Uri.joinPath(file, ".."));
  }

  /**
   * The outermost corpora of what is open: those around or in the workspace folders, and those of Markdown files that
   * were opened from elsewhere. A folder is searched only when it lies in no corpus itself.
   */
  async find(): Promise<readonly Uri[]> {
    const folders = workspace.workspaceFolders ?? [];
    const documents = workspace.textDocuments.filter(isMarkdown);
    const found = await Promise.all([
      ...folders.map(async ({ uri }) => {
        const around = await this.nearest(uri);
        return around === undefined ? this.search(uri) : [around];
      }),
      ...documents.map(async ({ uri }) => (await this.rootOf(uri)) ?? []),
    ]);
    const roots = new Map(found.flat().map((root) => [root.toString(), root]));
    return [...roots.values()].filter((root) => ![...roots.values()].some((other) => isBelow(root, other)));
  }

  private async nearest(folder: Uri): Promise<Uri | undefined> {
    if (!isFolderOfFiles(folder)) return undefined;
    // All at once, because each look may be a trip to another machine.
    const folders = upwards(folder);
    const are = await Promise.all(folders.map((one) => this.isCorpus(one)));
    return folders[are.indexOf(true)];
  }

  private isCorpus(folder: Uri): Promise<boolean> {
    const key = folder.toString();
    const known = this.seen.get(key);
    if (known !== undefined) return known;
    const asked = Promise.resolve(workspace.fs.stat(Uri.joinPath(folder, CONFIG_FILE))).then(
      ({ type }) => (type & FileType.File) !== 0,
      () => false,
    );
    this.seen.set(key, asked);
    return asked;
  }

  private async search(folder: Uri): Promise<readonly Uri[]> {
    if (!isFolderOfFiles(folder)) return [];
    const pattern = new RelativePattern(folder, `**/${CONFIG_FILE}`);
    const files = await workspace.findFiles(pattern, "**/node_modules/**", MANY);
    return files.map((file) => Uri.joinPath(file, ".."));
  }
}

/** Whether people keep files there: on a disk, or where a workspace folder is; older versions of files in git are none. */
function isFolderOfFiles({ scheme }: Uri): boolean {
  return scheme === "file" || (workspace.workspaceFolders ?? []).some(({ uri }) => uri.scheme === scheme);
}

/** Whether articles may be written in it. */
export function isMarkdown(document: TextDocument): boolean {
  return document.languageId === "markdown";
}

/**
 * Whether a document belongs to one of these corpora, which are the outermost that are open. One that was never saved does
 * where the server says so (server/src/lsp/places.ts): where it is to be saved, else in the only corpus of the folders.
 */
export function isServed(
  { uri, isUntitled }: Pick<TextDocument, "uri" | "isUntitled">,
  roots: readonly Uri[],
): boolean {
  if (!isUntitled) return roots.some((root) => isBelow(uri, root));
  const { path } = uri;
  if (path.startsWith("/")) return roots.some((root) => isBelow(root.with({ path }), root));
  const ours = roots.filter((root) =>
    (workspace.workspaceFolders ?? []).some((folder) => isNear(root, folder.uri)),
  );
  return ours.length === 1;
}

/** The folder and all above it, nearest first. */
function upwards(folder: Uri): readonly Uri[] {
  const above = Uri.joinPath(folder, "..");
  return above.path === folder.path ? [folder] : [folder, ...upwards(above)];
}

/** Whether one of two folders is the other or lies in it. */
function isNear(one: Uri, other: Uri): boolean {
  return one.toString() === other.toString() || isBelow(one, other) || isBelow(other, one);
}

/** Whether a file or a folder lies below a folder. */
function isBelow(folder: Uri, other: Uri): boolean {
  const start = `${other.path.replace(/\/$/, "")}/`;
  return (
    folder.scheme === other.scheme && folder.authority === other.authority && folder.path.startsWith(start)
  );
}
