import type { Changes } from "../../server/src/model/changes.ts";
import type { Fix, TextEdit } from "../../server/src/model/facts.ts";

/** A file of a test's corpus. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** The text with the edits made, which must not overlap; of several at one place the first comes first. */
function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = "";
  let from = 0;
  for (const { span, text: replacement } of ordered) {
    if (span.start < from || span.end > text.length) throw new Error("Edits overlap, or leave the text.");
    result += text.slice(from, span.start) + replacement;
    from = span.end;
  }
  return result + text.slice(from);
}

/** The files as a fix that is offered in `path` leaves them. */
export function applyFix(files: readonly TextFile[], path: string, fix: Fix): readonly TextFile[] {
  const { create } = fix;
  if (create !== undefined && files.some((file) => file.path === create.path))
    throw new Error(`${create.path} exists already.`);
  const changed = files.map((file) => ({
    path: file.path,
    text: applyEdits(
      file.text,
      fix.edits.filter((edit) => (edit.path ?? path) === file.path),
    ),
  }));
  return create === undefined ? changed : [...changed, create];
}

/** The files as changes leave them: texts changed, then files moved. Of what is to be confirmed, all or nothing is. */
export function applyChanges(
  files: readonly TextFile[],
  { create = [], edits, move = [], remove = [] }: Changes,
  confirms = false,
): readonly TextFile[] {
  const made = edits.filter(({ group }) => confirms || group?.confirm !== true);
  for (const { path } of edits)
    if (!files.some((file) => file.path === path)) throw new Error(`${path} is not there to be changed.`);
  const changed = [...files, ...create].map(({ path, text }) => ({
    path: move.find(({ from }) => from === path)?.to ?? path,
    text: applyEdits(
      text,
      made.filter((edit) => edit.path === path),
    ),
  }));
  const left = changed.filter(({ path }) => !remove.some((one) => one.path === path));
  if (new Set(left.map(({ path }) => path)).size < left.length) throw new Error("Two files have one path.");
  return left;
}
