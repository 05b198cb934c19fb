import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What VS Code says to itself at the start and asks people about; here nobody wants any of it. */
const QUIET_SETTINGS: Readonly<Record<string, unknown>> = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "remote.autoForwardPorts": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** This process's environment without what belongs to an editor or a debugger that it runs in. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/**
 * The environment for a server or browser under test: a home and temporary folder of its own besides, so that
 * neither the user's files nor an earlier run has a say.
 */
export async function editorEnvironment(
  folder: string,
  more: Readonly<Record<string, string>> = {},
): Promise<NodeJS.ProcessEnv> {
  const home = join(folder, "home");
  const temporary = join(folder, "tmp");
  await mkdir(home, { recursive: true });
  await mkdir(temporary, { recursive: true });
  const env = cleanEnvironment();
  for (const name of Object.keys(env)) if (name.startsWith("XDG_")) delete env[name];
  return { ...env, HOME: home, TMPDIR: temporary, ...more };
}

/**
 * Returns the path of VS Code's data folder within a folder, and writes the user settings into it unless there are
 * some: what somebody changed in a folder that is kept stays changed.
 */
export async function writeUserData(
  folder: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const data = join(folder, "data");
  const file = join(data, "User/settings.json");
  if (existsSync(file)) return data;
  await mkdir(join(data, "User"), { recursive: true });
  await writeFile(file, `${JSON.stringify({ ...QUIET_SETTINGS, ...settings }, undefined, 2)}\n`);
  return data;
}
