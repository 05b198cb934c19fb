import type { ServerCapabilities } from "vscode-languageserver";
import type { Route } from "./route.ts";
import { citeRoutes } from "./routes/cite.ts";
import { codeActionRoutes } from "./routes/code-actions.ts";
import { codeLensRoutes } from "./routes/code-lens.ts";
import { completionRoutes } from "./routes/completion.ts";
import { diagnosticRoutes } from "./routes/diagnostics.ts";
import { hierarchyRoutes } from "./routes/hierarchies.ts";
import { highlightRoute } from "./routes/highlights.ts";
import { hoverRoute } from "./routes/hover.ts";
import { inlayHintRoutes } from "./routes/inlay-hints.ts";
import { mergeRoutes } from "./routes/merge.ts";
import { navigationRoutes } from "./routes/navigation.ts";
import { referenceRoutes } from "./routes/references.ts";
import { renameRoutes } from "./routes/rename.ts";
import { semanticTokenRoutes } from "./routes/semantic-tokens.ts";
import { shownRoutes } from "./routes/shown.ts";
import { structureRoutes } from "./routes/structure.ts";
import { symbolRoutes } from "./routes/symbols.ts";
import { wordsRoute } from "./routes/words.ts";
import type { Settings } from "./settings.ts";

/** Everything that clients may ask. Capabilities are made from it. */
export const ROUTES: readonly Route[] = [
  hoverRoute,
  ...navigationRoutes,
  ...referenceRoutes,
  ...hierarchyRoutes,
  highlightRoute,
  ...symbolRoutes,
  ...structureRoutes,
  ...semanticTokenRoutes,
  ...codeLensRoutes,
  ...inlayHintRoutes,
  ...completionRoutes,
  ...codeActionRoutes,
  ...renameRoutes,
  ...mergeRoutes,
  ...citeRoutes,
  ...diagnosticRoutes,
  ...shownRoutes,
  wordsRoute,
];

/** What the server announces: its own capabilities and those of all routes; several may speak of the workspace. */
export function capabilitiesOf(
  settings: Settings,
  own: Partial<ServerCapabilities> = {},
): Partial<ServerCapabilities> {
  const all = [own, ...ROUTES.map((one) => one.capability(settings))];
  const workspace = Object.assign({}, ...all.map((one) => one.workspace));
  return Object.assign({}, ...all, Object.keys(workspace).length === 0 ? {} : { workspace });
}
