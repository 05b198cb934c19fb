import type { Snapshot } from "../../corpus/catalog.ts";
import { taken } from "../../corpus/taken.ts";
import type { FileEdit } from "../../model/changes.ts";
import { CONFIG_FILE, type Located, pathNamed } from "../../model/config.ts";
import { checked } from "../../model/edit/checked.ts";
import { SETTINGS } from "../../model/edit/groups.ts";
import { linkEdits } from "../../model/edit/links.ts";
import { isRefusal } from "../../model/edit/refusal.ts";
import { fileNameProblem, idProblem } from "../../model/edit/spelling.ts";
import { type Retarget, Targets, type Written } from "../../model/edit/targets.ts";
import { rewrite } from "../../model/edit/values.ts";
import type { Definition, TextEdit, Use } from "../../model/facts.ts";

import { type Lowered, stem } from "../../model/lower.ts";
import { lowerFile } from "../../model/lower-file.ts";
import { settingsEdits } from "./own.ts";

/** A file or a folder that people move or rename: its path from the corpus's root before and after. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What follows from files being moved. */
export interface MovePlan {
  /** The files whose texts are needed, each once. */
  readonly paths: readonly string[];
  /** The edits of one of them, whose text is given; it is not moved yet. */
  editsIn(path: string, text: string): readonly FileEdit[];
}

/**
 * Plans what must change when files and folders are moved, so that all uses mean what they mean: ids that are names of
 * files, `folder/id`, folders and ids in attested.yaml, and, where `links` asks for it, the destinations of ordinary links to
 * and in moved files. `paths` are those of all files of the corpus. What cannot be written so stays, and becomes a finding.
 */
export function planMoves(
  snapshot: Snapshot,
  paths: Iterable<string>,
  moves: readonly Move[],
  links: boolean,
): MovePlan {
  const to = (path: string): string => moved(path, moves);
  const needed = new Set<string>();
  const preferred: { readonly id: string; readonly after: string }[] = [];
  for (const path of paths) {
    if (to(path) === path) continue;
    const facts = snapshot.facts(path);
    if (links && /\.(?:md|markdown)$/i.test(path)) needed.add(path);
    for (const definition of facts?.definitions ?? []) {
      const after = idAfter(definition, to(path));
      const renamed = after !== definition.id;
      if (renamed && after !== undefined && snapshot.config.style.has(definition.id))
        preferred.push({ id: definition.id, after });
      for (const use of snapshot.uses(definition)) {
        const may = renamed || use.target.includes("/");
        const changes = use.wanted === "file" ? links : may && retarget(snapshot, use, to) !== undefined;
        if (changes) needed.add(use.path);
      }
    }
  }
  if (folderEdits(snapshot, moves).length > 0 || preferred.length > 0) needed.add(CONFIG_FILE);
  return {
    paths: [...needed].sort(),
    editsIn(path, text) {
      if (path !== CONFIG_FILE) return fileEdits(snapshot, lowerFile(path, text, snapshot.config), to, links);
      const folders = folderEdits(snapshot, moves).flatMap((edit) =>
        rewrite(text, { inner: edit.span, form: "yaml" }, [edit]).map((own) => ({
          path,
          ...own,
          group: SETTINGS,
        })),
      );
      const lowered = lowerFile(path, text, snapshot.config);
      return [...folders, ...preferred.flatMap(({ id, after }) => settingsEdits(lowered, { id }, after))];
    },
  };
}

function fileEdits(
  snapshot: Snapshot,
  lowered: Lowered,
  to: (path: string) => string,
  links: boolean,
): readonly FileEdit[] {
  const { path } = lowered.facts;
  const targets = new Targets(lowered, path);
  const written = new Map<object, Written>();
  for (const use of lowered.facts.uses) {
    const other = use.wanted === "file" ? undefined : retarget(snapshot, use, to);
    if (other !== undefined) written.set(use, targets.write(use, other));
  }
  const edits = [...targets.finish(), ...(links ? linkEdits(lowered, to) : [])];
  if (edits.length === 0) return [];
  const due = (use: Use): Written =>
    use.wanted === "file" ? { target: to(use.target), fragment: use.fragment } : (written.get(use) ?? use);
  const all = links && lowered.facts.original === undefined;
  const answer = checked(lowered, edits, to(path), snapshot.config, due, all);
  return isRefusal(answer) ? [] : answer;
}

/** Where a path is after the moves; of nested ones the deepest counts. */
function moved(path: string, moves: readonly Move[]): string {
  let found: Move | undefined;
  for (const move of moves) {
    if (path !== move.from && !path.startsWith(`${move.from}/`)) continue;
    if (found === undefined || move.from.length > found.from.length) found = move;
  }
  return found === undefined ? path : found.to + path.slice(found.from.length);
}

/** What a use must name after the moves; undefined where what it names now still does. */
function retarget(snapshot: Snapshot, use: Use, to: (path: string) => string): Retarget | undefined {
  if (use.target === "") return undefined;
  const { definitions, by } = snapshot.resolve(use);
  const [definition, other] = definitions;
  if (definition === undefined || other !== undefined || by === "name") return undefined;
  const path = to(definition.path);
  if (path === definition.path) return undefined;
  const id = idAfter(definition, path);
  if (id === undefined) return undefined;
  const free = id === definition.id || taken(snapshot, definition, id) === undefined;
  const written = by === "path" ? use.target.split("/").length - 1 : free ? 0 : 1;
  const folders = path.split("/").slice(0, -1);
  const target = [...(written === 0 ? [] : folders.slice(-written)), id].join("/");
  return target === use.target || (by === "case" && id === definition.id) ? undefined : { target };
}

/** The id that a definition has at another path; undefined where it cannot be written there. */
function idAfter({ id, idWritten, path: from }: Definition, path: string): string | undefined {
  if (idWritten || !/\.(?:md|markdown)$/i.test(from)) return id;
  const own = stem(path);
  return idProblem(own) === undefined && fileNameProblem(own) === undefined ? own : undefined;
}

/** The folders and bibliographies that attested.yaml names, where they are after the moves. */
function folderEdits({ config }: Snapshot, moves: readonly Move[]): readonly TextEdit[] {
  const edits = (list: readonly Located[]): readonly TextEdit[] =>
    list.flatMap(({ text, span }) => {
      const path = pathNamed(text);
      const bare = path.replace(/\/$/, "");
      const after = moved(bare, moves);
      return after === bare
        ? []
        : [{ span, text: text.slice(0, text.length - path.length) + after + path.slice(bare.length) }];
    });
  return [...edits(config.definitions), ...edits(config.bibliography)];
}
