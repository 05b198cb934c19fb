import { commands, Position, Uri } from "vscode";

/** The command behind what stands above a definition: shows the references of what is at a position of a document. */
export const SHOW_REFERENCES = "attested.showReferences";

/** Runs the command with what the server gives it: a URI and a position of the protocol. */
export async function showReferences(
  uri: string,
  { line, character }: { readonly line: number; readonly character: number },
): Promise<void> {
  await commands.executeCommand(
    "editor.action.findReferences",
    Uri.parse(uri),
    new Position(line, character),
  );
}
