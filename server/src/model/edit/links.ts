import { each, Kind } from "../../syntax/marks.ts";
import { slice } from "../../text/span.ts";
import type { FileEdit } from "../changes.ts";
import { linkedPath, linkTo } from "../link-target.ts";
import type { Lowered } from "../lower.ts";
import { LINKS } from "./groups.ts";

/** The destinations in a file of all that moves, or as they are seen from where it moves itself. */
export function linkEdits({ marks, facts }: Lowered, to: (path: string) => string): readonly FileEdit[] {
  const edits: FileEdit[] = [];
  const here = to(facts.path);
  for (const { kind, second } of each(marks)) {
    // What strip copies whole, destination and all, stays as it was imported.
    const stays = facts.original !== undefined;
    if (kind !== Kind.Link && (stays || (kind !== Kind.Image && kind !== Kind.LinkDefinition))) continue;
    const raw = slice(marks.text, second);
    const found = linkedPath(facts.path, raw);
    if (found === undefined || found.path === "") continue;
    const there = to(found.path);
    if (linkedPath(here, raw)?.path === there) continue;
    const rest = /[#?].*$/s.exec(raw)?.[0] ?? "";
    edits.push({ path: facts.path, span: second, text: destination(raw, here, there) + rest, group: LINKS });
  }
  return edits;
}

/** A destination in the manner of the one that was written: from the root, or relative, with `./` before it or without. */
function destination(raw: string, here: string, there: string): string {
  if (raw.startsWith("/")) return `/${linkTo("", there)}`;
  const relative = linkTo(here, there);
  return raw.startsWith("./") && !relative.startsWith("..") ? `./${relative}` : relative;
}
