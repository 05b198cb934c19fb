import type { Facts } from "../model/facts.ts";
import { stem } from "../model/lower.ts";
import { EMPTY } from "../syntax/tree.ts";
import { span } from "../text/span.ts";
import type { FileDefect } from "./ports.ts";

/** What the catalog knows of a file that could not be read as text: that it is there, and why it says nothing. */
export function unreadable(path: string, defect: FileDefect): Facts {
  const { code, message, offset = 0, lineStarts = [0] } = defect;
  return {
    path,
    type: "note",
    id: stem(path),
    definitions: [],
    uses: [],
    claims: [],
    dates: [],
    headings: [],
    data: EMPTY,
    syntaxDefects: [],
    dataDefects: [{ code, message, span: span(offset, offset), fixes: [] }],
    suppressions: [],
    bodyStart: 0,
    lineStarts,
    ascii: false,
  };
}
