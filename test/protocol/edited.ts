import type {
  CreateFile,
  DeleteFile,
  RenameFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { linesOf } from "../../server/src/text/lines.ts";
import { type Encoding, offsetAt } from "../../server/src/text/units.ts";
import type { Client, File } from "./client.ts";

/** The text of a file as edits leave it, in the encoding in which their ranges count; of several at one place the first comes first. */
export function editedText(text: string, edits: readonly TextEdit[], encoding: Encoding): string {
  const lines = linesOf(text);
  const ordered = edits.map(({ range, newText }) => ({
    start: offsetAt(lines, range.start, encoding),
    end: offsetAt(lines, range.end, encoding),
    newText,
  }));
  ordered.sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let from = 0;
  for (const { start, end, newText } of ordered) {
    result += text.slice(from, start) + newText;
    from = end;
  }
  return result + text.slice(from);
}

/** The edits of one file in a workspace edit. */
export function editsOf(
  client: Client,
  { documentChanges, changes }: WorkspaceEdit,
  path: string,
): readonly TextEdit[] {
  const uri = client.uri(path);
  const found = documentChanges?.filter(
    (change): change is TextDocumentEdit => "textDocument" in change && change.textDocument.uri === uri,
  );
  return (found?.flatMap(({ edits }) => edits) ?? changes?.[uri] ?? []) as TextEdit[];
}

/** So many closed files of a text that the server takes more than a moment to read them. */
export function manyFiles(text: string): readonly File[] {
  return Array.from({ length: 300 }, (_, i) => ({ path: `many/file-${i}.md`, text }));
}

/** The version of an open file that a workspace edit is for. */
export function versionOf(
  client: Client,
  { documentChanges = [] }: WorkspaceEdit,
  path: string,
): number | null {
  for (const change of documentChanges)
    if ("textDocument" in change && change.textDocument.uri === client.uri(path))
      return change.textDocument.version;
  return null;
}

/** What is done to files in a workspace edit, as `kind path`. */
export function operationsIn(client: Client, { documentChanges = [] }: WorkspaceEdit): readonly string[] {
  const root = client.uri("").replace(/\/*$/, "/");
  return documentChanges
    .filter((change): change is CreateFile | DeleteFile | RenameFile => "kind" in change)
    .map(
      (change) =>
        `${change.kind} ${(change.kind === "rename" ? change.newUri : change.uri).replace(root, "")}`,
    );
}
