/** What is asked of a repository of VS Code's Git extension (its interface of version 1). Paths are those of the disk. */
export interface History {
  /** The commits that changed a file, the newest first. */
  log(options: { readonly path: string; readonly maxEntries: number }): Promise<readonly Commit[]>;
  /** A file as a commit has it; as it is staged where the reference is empty. Rejected where it is not there. */
  show(ref: string, path: string): Promise<string>;
  /** What changed between two commits. */
  diffBetween(from: string, to: string): Promise<readonly Change[]>;
}

interface Commit {
  readonly hash: string;
  readonly parents: readonly string[];
}

interface Change {
  /** The file, and the one that it was before it was renamed. */
  readonly uri: { readonly fsPath: string };
  readonly originalUri: { readonly fsPath: string };
  readonly renameUri?: { readonly fsPath: string } | undefined;
}

/**
 * The texts that a file had: in HEAD, as it is staged, and in the commits that changed it, the newest first and at most so
 * many of them, through its former names too. One that is like the text before it is left out, and so is what cannot be read.
 */
export async function* versionsOf(history: History, path: string, most: number): AsyncGenerator<string> {
  let before: string | undefined;
  for await (const { ref, name } of placesOf(history, path, most)) {
    const text = await history.show(ref, name).catch(() => undefined);
    if (text === undefined || text === before) continue;
    before = text;
    yield text;
  }
}

async function* placesOf(
  history: History,
  path: string,
  most: number,
): AsyncGenerator<{ readonly ref: string; readonly name: string }> {
  yield { ref: "HEAD", name: path };
  yield { ref: "", name: path };
  const names = new Set<string>();
  let left = most;
  let name: string | undefined = path;
  while (name !== undefined && left > 0 && !names.has(name)) {
    names.add(name);
    const commits: readonly Commit[] = await history.log({ path: name, maxEntries: left }).catch(() => []);
    left -= commits.length;
    for (const { hash } of commits) yield { ref: hash, name };
    const first = commits.at(-1);
    name = left > 0 && first !== undefined ? await formerName(history, first, name) : undefined;
  }
}

/** The name of a file before the commit that brought it under its present one; undefined where it was new. */
async function formerName(
  history: History,
  { hash, parents: [parent] }: Commit,
  name: string,
): Promise<string | undefined> {
  if (parent === undefined) return undefined;
  const changes = await history.diffBetween(parent, hash).catch(() => []);
  const renamed = changes.find(
    ({ uri, originalUri, renameUri }) => (renameUri ?? uri).fsPath === name && originalUri.fsPath !== name,
  );
  return renamed?.originalUri.fsPath;
}
