import {
  type FileOperationRegistrationOptions,
  PrepareRenameRequest,
  RenameRequest,
  WillRenameFilesRequest,
} from "vscode-languageserver";
import { isRefusal, renamable } from "../../features/rename.ts";
import { rangeOf } from "../convert.ts";
import { refusal, untilUnchanged } from "../gather.ts";
import { changesOfMoves, renamed } from "../renames.ts";
import { askedAt, type Route, route } from "../route.ts";

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
    (server, params, call) =>
      untilUnchanged(async () => {
        const asked = await askedAt(server, params);
        if (asked === undefined) return null;
        const found = renamable(asked.corpus.snapshot(), asked.lowered, asked.offset);
        if (found === undefined) return null;
        if (isRefusal(found)) throw refusal(found);
        return renamed(server, asked.corpus, found.subject, params.newName, call);
      }),
  ),

  route(PrepareRenameRequest.type, {}, async (server, params) => {
    const asked = await askedAt(server, params);
    if (asked === undefined) return null;
    const found = renamable(asked.corpus.snapshot(), asked.lowered, asked.offset);
    if (found === undefined) return null;
    if (isRefusal(found)) throw refusal(found);
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
