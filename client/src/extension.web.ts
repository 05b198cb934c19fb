import type { ExtensionContext } from "vscode";
import { Attested } from "./activation.ts";

let attested: Attested | undefined;

/** Called by VS Code in the browser, where the server is a worker. */
export function activate(context: ExtensionContext): Attested {
  attested = new Attested(context, { load: () => import("./web.ts") });
  return attested;
}

/** Called by VS Code before it ends. */
export async function deactivate(): Promise<void> {
  await attested?.end();
}
