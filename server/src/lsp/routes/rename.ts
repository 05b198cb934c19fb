import {
  type FileOperationRegistrationOptions,
  PrepareRenameRequest,
  RenameRequest,
  WillRenameFilesRequest,
} from "vscode-languageserver";
import { isRefusal, type Renamable, renamable } from "../../features/rename.ts";
import { rangeOf } from "../convert.ts";
import { refusal, untilUnchanged } from "../gather.ts";
import { changesOfMoves, renamed } from "../renames.ts";
import { type AskedAt, askedAt, type Route, route } from "../route.ts";

/** Files that a corpus may hold, and any folder. */
const MOVED: FileOperationRegistrationOptions = {
  filters: [
    { pattern: { glob: "**/*.{md,markdown,yaml,yml,bib,json}", matches: "file" } },
    { pattern: { glob: "**", matches: "folder" } },
  ],
};

/** What a client's editor does itself with links when files are moved; unknown to other editors than VS Code. */
const MOVES_LINKS = "markdown.updateLinksOnFileMove.enabled";

/** Renaming of ids and names, and what follows from a file's move. */
export const renameRoutes: readonly Route[] = [
  route(
    RenameRequest.type,
    ({ preparesRename }) => ({
      renameProvider: preparesRename ? { prepareProvider: true, workDoneProgress: true } : true,
    }),
    (server, params, call) => {
      let version: number | undefined;
      return untilUnchanged(async () => {
        const asked = await askedAt(server, params);
        // Where the words stand by now that were to be renamed nobody knows.
        if (version !== undefined && asked?.document.version !== version)
          throw refusal({ refused: "The text changed meanwhile, and nothing was renamed: try again." });
        version = asked?.document.version;
        const found = asked && renamableAt(asked);
        return asked === undefined || found === undefined
          ? null
          : renamed(server, asked.corpus, found.subject, params.newName, call);
      });
    },
  ),

  route(PrepareRenameRequest.type, {}, async (server, params) => {
    const asked = await askedAt(server, params);
    const found = asked && renamableAt(asked);
    if (asked === undefined || found === undefined) return null;
    const { encoding } = server.session.settings;
    const range = rangeOf(found.span, asked.lowered.facts, encoding, asked.document.text);
    return { range, placeholder: found.text };
  }),

  route(
    WillRenameFilesRequest.type,
    ({ asksBeforeMoves }) =>
      asksBeforeMoves ? { workspace: { fileOperations: { willRename: MOVED } } } : {},
    async (server, params, call) => {
      const own = await server.clientSetting(MOVES_LINKS);
      return changesOfMoves(server, params, own !== "always" && own !== "prompt", call);
    },
  ),
];

/** What can be renamed at the asked position; undefined where nothing can. Throws a `ResponseError` where that is refused. */
function renamableAt({ corpus, lowered, offset }: AskedAt): Renamable | undefined {
  const found = renamable(corpus.snapshot(), lowered, offset);
  if (found === undefined) return undefined;
  if (isRefusal(found)) throw refusal(found);
  return found;
}
