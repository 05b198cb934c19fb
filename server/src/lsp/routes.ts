import type { ServerCapabilities } from "vscode-languageserver";
import type { Route } from "./route.ts";
import { codeActionRoutes } from "./routes/code-actions.ts";
import { completionRoutes } from "./routes/completion.ts";
import { diagnosticRoutes } from "./routes/diagnostics.ts";
import { hoverRoute } from "./routes/hover.ts";
import { navigationRoutes } from "./routes/navigation.ts";
import { shownRoutes } from "./routes/shown.ts";
import { symbolRoutes } from "./routes/symbols.ts";
import type { Settings } from "./settings.ts";

/** Everything that clients may ask. Capabilities are made from it. */
export const ROUTES: readonly Route[] = [
  hoverRoute,
  ...navigationRoutes,
  ...symbolRoutes,
  ...completionRoutes,
  ...codeActionRoutes,
  ...diagnosticRoutes,
  ...shownRoutes,
];

/** What the server announces: the capabilities of all routes. */
export function capabilitiesOf(settings: Settings): Partial<ServerCapabilities> {
  return Object.assign({}, ...ROUTES.map((one) => one.capability(settings)));
}
