import { lineEnd, lineStart, nextLine } from "../../text/lines.ts";
import { lineAbove } from "./prose.ts";
import { keyOf, unquoted } from "./yaml-line.ts";

/**
 * The keys that stand in a column in the lines around `start`, up to where their mapping ends, with what stands behind them;
 * the YAML begins at `from`. A mapping that begins on the line itself, behind a hyphen, has none above.
 */
export function siblingsAround(
  text: string,
  from: number,
  { start, column, dashed }: { readonly start: number; readonly column: number; readonly dashed: boolean },
): ReadonlyMap<string, string> {
  const siblings = new Map<string, string>();
  const own = lineStart(text, start);
  /** Notes the line's key; tells whether the mapping goes on beyond the line. */
  const note = (at: number, down: boolean): boolean => {
    const line = text.slice(at, lineEnd(text, at));
    const lead = /^ *(?:- +)*/.exec(line)?.[0] ?? "";
    if (line.trim() === "" || lead.length > column) return true;
    const opens = lead.includes("-");
    if (lead.length < column || (down && opens)) return false;
    const key = keyOf(line.slice(column));
    if (key !== undefined) siblings.set(key.key, unquoted(line.slice(column + key.length)));
    return key !== undefined && !opens;
  };
  for (let at = own; !dashed && at > from; ) {
    at = lineAbove(text, at);
    if (!note(at, false)) break;
  }
  for (let at = nextLine(text, own); at < text.length && note(at, true); ) {
    const next = nextLine(text, at);
    if (next === at) break;
    at = next;
  }
  return siblings;
}
