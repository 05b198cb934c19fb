import { type CancellationToken, type Location, ProgressLocation, window } from "vscode";
import {
  type BaseLanguageClient,
  LSPErrorCodes,
  ResponseError,
  WorkDoneProgress,
} from "vscode-languageclient";
import {
  REFERENCES,
  type References,
  type ReferencesParams,
} from "../../server/src/lsp/shared/references.ts";
import { showInOwnView } from "./references/own-view.ts";
import { treeOf } from "./references/tree.ts";
import { referencesView, type ViewInput, type ViewModel } from "./references/view.ts";

/** The client of the server that runs; undefined while none does. */
export type RunningClient = () => BaseLanguageClient | undefined;

// Short enough to be read whole in a notification, as all that is said here to people.
const NOTHING = "Put the cursor on a name, a key or a claim’s id.";

/** Tokens of progress tell one search from another. */
let searches = 0;

/**
 * Lists all places that name what stands at a position, in groups, in VS Code's view References, or in one of our own where
 * that is missing. Says so where nothing is meant. Gives what is listed, or undefined.
 */
export async function listMentions(running: RunningClient, at: Location): Promise<References | undefined> {
  const answer = await search(running, at);
  if (answer === null) void window.showInformationMessage(NOTHING);
  if (answer === null || answer === undefined) return undefined;
  const input = new Mentions(running, at, answer);
  const view = await referencesView();
  if (view === undefined) await showInOwnView(input);
  else view.setInput(input);
  return answer;
}

/** The question after mentions; the answer that there is already is shown first, and asked for again afterwards. */
class Mentions implements ViewInput {
  readonly contextValue = "attestedMentions";
  // Of whom stands above the list: a view's heading is narrow.
  readonly title = "Mentions";

  constructor(
    private readonly running: RunningClient,
    readonly location: Location,
    private answer: References | undefined,
  ) {}

  async resolve(): Promise<ViewModel<unknown> | undefined> {
    const { answer = await search(this.running, this.location) } = this;
    this.answer = undefined;
    return answer === null || answer === undefined ? undefined : treeOf(answer);
  }

  with(location: Location): Mentions {
    return new Mentions(this.running, location, undefined);
  }
}

/** Asks the server, with a notification that tells how far it has come and ends the search when it is cancelled. */
export async function search(running: RunningClient, at: Location): Promise<References | null | undefined> {
  const client = running();
  if (client === undefined) return undefined;
  const options = {
    location: ProgressLocation.Notification,
    title: "Listing all mentions",
    cancellable: true,
  };
  return window.withProgress(options, async (progress, cancelled) => {
    const workDoneToken = `attested-references-${searches++}`;
    let told = 0;
    const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind === "end") return;
      const { message = "", percentage = told } = value;
      progress.report({ message, increment: percentage - told });
      told = percentage;
    });
    try {
      return await ask(client, at, workDoneToken, cancelled);
    } finally {
      listening.dispose();
    }
  });
}

async function ask(
  client: BaseLanguageClient,
  { uri, range }: Location,
  workDoneToken: string,
  cancelled: CancellationToken,
): Promise<References | null | undefined> {
  const textDocument = { uri: client.code2ProtocolConverter.asUri(uri) };
  const position = client.code2ProtocolConverter.asPosition(range.start);
  const params: ReferencesParams = { textDocument, position, workDoneToken };
  try {
    return await client.sendRequest<References | null>(REFERENCES, params, cancelled);
  } catch (error) {
    if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled) return undefined;
    throw error;
  }
}
