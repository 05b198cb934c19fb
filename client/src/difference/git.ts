import { extensions, Uri } from "vscode";
import { type History, versionsOf } from "./versions.ts";

/** How far back former versions are looked for. */
const MOST_VERSIONS = 100;

/** The part that is used here of what VS Code's Git extension gives to others. */
interface GitExtension {
  /** Throws where Git is switched off, or not installed. */
  getAPI(version: 1): Git;
}

interface Git {
  readonly state: "uninitialized" | "initialized";
  onDidChangeState(listener: (state: Git["state"]) => void): { dispose(): void };
  getRepository(file: Uri): History | null;
  openRepository(folder: Uri): Promise<History | null>;
}

/** How long Git may take to look round when the editor has just been opened (ms). */
const LONGEST_START = 10_000;

/** The former versions of a file in Git; none where the editor has no Git, as in a browser, or the file is in no repository. */
export async function* versionsInGit(file: Uri): AsyncGenerator<string> {
  const repository = await repositoryOf(file).catch(() => null);
  if (repository !== null) yield* versionsOf(repository, file.fsPath, MOST_VERSIONS);
}

async function repositoryOf(file: Uri): Promise<History | null> {
  const extension = extensions.getExtension<GitExtension>("vscode.git");
  if (extension === undefined || file.scheme !== "file") return null;
  const git = (await extension.activate()).getAPI(1);
  if (git.state === "uninitialized") await initialized(git);
  return git.getRepository(file) ?? (await git.openRepository(Uri.joinPath(file, "..")));
}

function initialized(git: Git): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(late);
      listener.dispose();
      resolve();
    };
    const listener = git.onDidChangeState(done);
    const late = setTimeout(done, LONGEST_START);
  });
}
