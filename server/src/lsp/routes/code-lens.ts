import { CodeLensRequest, CodeLensResolveRequest } from "vscode-languageserver";
import { lenses, usage } from "../../features/code-lens.ts";
import { commandAt } from "../client-commands.ts";
import { rangeOfPlace } from "../convert.ts";
import { type Route, route } from "../route.ts";

/** What a lens carries until it is seen: the definition that it stands above. */
interface LensData {
  readonly uri: string;
  readonly id: string;
}

/** How definitions are used, above them; counted only when it is seen. */
export const codeLensRoutes: readonly Route[] = [
  route(
    CodeLensRequest.type,
    { codeLensProvider: { resolveProvider: true } },
    async ({ session, options }, { textDocument: { uri } }) => {
      const asked = options().codeLens ? await session.ask(uri) : undefined;
      if (asked === undefined) return null;
      return lenses(asked.corpus.snapshot(), asked.lowered).map(({ id, firstLine }) => {
        const { start } = rangeOfPlace(firstLine, session.settings.encoding);
        const data: LensData = { uri, id };
        return { range: { start, end: start }, data };
      });
    },
  ),

  route(CodeLensResolveRequest.type, {}, async ({ session }, lens) => {
    const { uri, id } = lens.data as LensData;
    const asked = await session.ask(uri);
    const definition = asked?.lowered.facts.definitions.find((one) => one.id === id);
    if (asked === undefined || definition === undefined) return lens;
    const { settings } = session;
    const title = usage(asked.corpus.snapshot(), definition);
    const position = rangeOfPlace(definition.namePlace, settings.encoding).start;
    const command = commandAt(settings, "references", title, uri, position) ?? { title, command: "" };
    return { ...lens, command };
  }),
];
