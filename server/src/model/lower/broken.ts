import { readAttributes } from "../../syntax/attributes.ts";
import { Kind, type Mark } from "../../syntax/marks.ts";
import { lineEndAt } from "../../text/lines.ts";
import { type Span, slice, span } from "../../text/span.ts";
import { isKnownClass, REGIONS } from "../attributes.ts";
import { inTwo, opened } from "../repair/brackets.ts";
import { repairedLists } from "../repair/list.ts";
import type { BodyContext } from "./body-context.ts";
import { type Draft, noteDefect } from "./draft.ts";

/** For how many defects of a file a bracket's place is looked for. */
const MOST_REPAIRED = 20;

/** A closing bracket whose list means something, but that opens nowhere or cannot be read. */
export function lowerBroken(draft: Draft, context: BodyContext, mark: Mark): void {
  const { text } = draft;
  const known = (name: string): boolean => isKnownClass(name) || context.tags.has(name);
  if (mark.kind === Kind.Unreadable) {
    const name = /^\{\.([^\s.#={}"]+)/.exec(slice(text, mark.second))?.[1] ?? "";
    if (!known(name)) return;
    const message = `This attribute list cannot be read: write \`key=value\` without spaces, or \`key="words"\`, and close it with a brace.`;
    const at = span(mark.second.start, listEnd(draft, mark.second));
    const fixes = repairedLists(slice(text, at)).map((list) => ({
      title: `Write ${list}`,
      edits: [{ span: at, text: list }],
    }));
    return noteDefect(draft, at, message, fixes);
  }
  const list = readAttributes(text, mark.second.start);
  const name = list.classes.find((own) => known(own.name))?.name;
  if (name === undefined) return;
  const opening = mark.first.start;
  const isFew = draft.syntaxDefects.length < MOST_REPAIRED;
  if (opening < 0) {
    const message = `This closes ${indefinite(name)} that nothing opens: write \`[\` where the ${name} begins, in the same paragraph.`;
    return noteDefect(draft, mark.span, message, [
      ...(isFew ? opened(context, mark) : []),
      { title: "Remove the closing bracket and its list", edits: [{ span: mark.span, text: "" }] },
    ]);
  }
  const divided = name === "claim" || name === "quote";
  const isWide = divided || REGIONS.some((region) => region === name);
  const further = divided ? "give what follows `part=` with its id" : "mark what follows by itself";
  const message = `This ${name} is not closed in its paragraph: close it there, and ${further}.`;
  noteDefect(draft, span(opening, lineEndAt(draft.placer.lines, opening)), message, [
    ...(isFew && isWide ? inTwo(context, mark) : []),
    {
      title: "Remove both brackets and the list",
      edits: [
        { span: span(opening, opening + 1), text: "" },
        { span: mark.span, text: "" },
      ],
    },
  ]);
}

function indefinite(name: string): string {
  return `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`;
}

/** How far the closing brace of a list that could not be read is looked for (UTF-16 units). */
const LONGEST_REST = 1000;

/** The end of the list that could not be read: its brace on the same line, else where reading stopped. */
function listEnd({ text, placer }: Draft, list: Span): number {
  const end = Math.min(lineEndAt(placer.lines, list.end), list.end + LONGEST_REST);
  const brace = text.slice(list.end, end).indexOf("}");
  return brace < 0 ? Math.max(list.start + 1, list.end) : list.end + brace + 1;
}
