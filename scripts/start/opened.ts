import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** What is opened, and the built extension, as absolute paths. */
export interface Opened {
  readonly folder: string;
  /** Whether it is the worked example, and not a folder of the user's. */
  readonly isExample: boolean;
  /** The folder of the extension as it ships. */
  readonly extension: string;
  /** The same, packed. */
  readonly vsix: string;
}

/**
 * The settings of an editor that is opened here, beside those that keep it quiet. The example's README greets; a folder of
 * the user's may have none, in whose place VS Code would show its welcome page.
 */
export function settingsFor({ isExample }: Opened): Readonly<Record<string, unknown>> {
  return {
    "git.openRepositoryInParentFolders": "never",
    "workbench.startupEditor": isExample ? "readme" : "none",
    "workbench.welcomePage.walkthroughs.openOnInstall": false,
  };
}

/** The name of the folder in which an editor keeps its settings and state: the example has its own. */
export function profileFor({ isExample }: Opened, editor: "browser" | "desktop"): string {
  return isExample ? `start-${editor}` : `start-${editor}-own`;
}

/** What to do in a folder that is no corpus yet; empty for one that is, or that lies in one. */
export function hintFor({ folder }: Opened): string {
  for (let place = folder; ; place = dirname(place)) {
    if (existsSync(join(place, "attested.yaml"))) return "";
    if (dirname(place) === place) break;
  }
  return "\nIt has no attested.yaml yet: choose “Attested: Make This Folder a Corpus” from the command palette (F1).";
}
