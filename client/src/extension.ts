import type { ExtensionContext } from "vscode";
import { Attested } from "./activation.ts";

let attested: Attested | undefined;

/** Called by VS Code on the desktop and on a remote machine, where the server is a process of its own. */
export function activate(context: ExtensionContext): Attested {
  attested = new Attested(context, { load: () => import("./desktop.ts") });
  return attested;
}

/** Called by VS Code before it ends. */
export async function deactivate(): Promise<void> {
  await attested?.end();
}
