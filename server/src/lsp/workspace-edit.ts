import type {
  ChangeAnnotation,
  CreateFile,
  DeleteFile,
  RenameFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import type { Changes, FileEdit, Group } from "../model/changes.ts";
import { addTo } from "../text/lists.ts";
import type { CorpusState } from "./corpus-state.ts";
import { rangerOf } from "./ranger.ts";
import type { Settings } from "./settings.ts";
import { isUnsaved } from "./uris.ts";

/** Changes that a client cannot make, in a sentence that people are shown. */
export class CannotChange extends Error {}

/**
 * Changes of a corpus as the protocol has them: with the versions of open files, and with annotations where the client
 * shows them before they are made. Where it takes no `documentChanges`, as a map from file to edits. A change that needs
 * to be confirmed is left out where the client cannot ask. Throws `CannotChange` where the client cannot make files,
 * move or delete them and the changes need it.
 */
export async function toWorkspaceEdit(
  settings: Settings,
  corpus: CorpusState,
  changes: Changes,
): Promise<WorkspaceEdit> {
  const annotations = new Map<string, ChangeAnnotation>();
  const annotate = (group: Group | undefined): { annotationId?: string } => {
    if (group === undefined || !settings.annotatesChanges) return {};
    const { label, description, confirm } = group;
    annotations.set(label, {
      label,
      ...(description === undefined ? {} : { description }),
      ...(confirm === true ? { needsConfirmation: true } : {}),
    });
    return { annotationId: label };
  };
  const isMade = (group: Group | undefined): boolean => group?.confirm !== true || settings.annotatesChanges;
  const files = fileOperations(settings, corpus, changes, annotate);
  const texts: TextDocumentEdit[] = [];
  for (const [path, edits] of byPath(changes.edits.filter(({ group }) => isMade(group)))) {
    texts.push({
      textDocument: identify(corpus, path),
      edits: (await textEdits(settings, corpus, path, edits)).map((edit, i) => ({
        ...edit,
        ...annotate(edits[i]?.group),
      })),
    });
  }
  if (!settings.changesDocuments) {
    return {
      changes: Object.fromEntries(
        texts.map(({ textDocument, edits }) => [textDocument.uri, edits as TextEdit[]]),
      ),
    };
  }
  const edit: WorkspaceEdit = { documentChanges: [...files.before, ...texts, ...files.behind] };
  return annotations.size === 0 ? edit : { ...edit, changeAnnotations: Object.fromEntries(annotations) };
}

function byPath(edits: readonly FileEdit[]): ReadonlyMap<string, readonly FileEdit[]> {
  const found = new Map<string, FileEdit[]>();
  for (const edit of edits) addTo(found, edit.path, edit);
  return found;
}

function identify(corpus: CorpusState, path: string): { uri: string; version: number | null } {
  return { uri: corpus.uri(path), version: corpus.document(path)?.version ?? null };
}

async function textEdits(
  { encoding }: Settings,
  corpus: CorpusState,
  path: string,
  edits: readonly FileEdit[],
): Promise<readonly TextEdit[]> {
  const facts = corpus.snapshot().facts(path);
  if (facts === undefined) throw new CannotChange(`The file ${path} is no longer there.`);
  const text = encoding === "utf-16" || facts.ascii ? "" : await corpus.text(path);
  if (text === undefined) throw new CannotChange(`The file ${path} can no longer be read.`);
  const { range } = rangerOf(text, facts, encoding);
  return edits.map((edit) => ({ range: range(edit.span), newText: edit.text }));
}

/** What is done to files before texts are changed, and behind it. */
function fileOperations(
  settings: Settings,
  corpus: CorpusState,
  { create = [], move = [], remove = [] }: Changes,
  annotate: (group: Group | undefined) => { annotationId?: string },
): {
  readonly before: readonly (CreateFile | TextDocumentEdit)[];
  readonly behind: readonly (RenameFile | DeleteFile)[];
} {
  const can = (operation: "create" | "rename" | "delete", needed: boolean, words: string): void => {
    if (needed && !settings.fileOperations.has(operation))
      throw new CannotChange(`This editor cannot ${words} for a language server.`);
  };
  can("create", create.length > 0, "make files");
  can("rename", move.length > 0, "rename files");
  can("delete", remove.length > 0, "delete files");
  for (const path of [...move.map(({ from }) => from), ...remove.map(({ path }) => path)])
    if (isUnsaved(corpus.uri(path)))
      throw new CannotChange(`Save ${path} first: there is no file of that name yet.`);
  const start = { line: 0, character: 0 };
  const before = create.flatMap(({ path, text, group }): (CreateFile | TextDocumentEdit)[] => {
    const uri = corpus.uri(path);
    const options = { overwrite: false, ignoreIfExists: false };
    return [
      { kind: "create", uri, options, ...annotate(group) },
      {
        textDocument: { uri, version: null },
        edits: [{ range: { start, end: start }, newText: text, ...annotate(group) }],
      },
    ];
  });
  const renames = move.map(({ from, to, group }): RenameFile => {
    const options = { overwrite: false, ignoreIfExists: false };
    return {
      kind: "rename",
      oldUri: corpus.uri(from),
      newUri: corpus.uri(to),
      options,
      ...annotate(group),
    };
  });
  const deletes = remove.map(({ path, group }): DeleteFile => {
    return {
      kind: "delete",
      uri: corpus.uri(path),
      options: { ignoreIfNotExists: true },
      ...annotate(group),
    };
  });
  return { before, behind: [...renames, ...deletes] };
}
