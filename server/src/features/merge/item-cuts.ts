import { cut } from "../../model/edit/into-yaml.ts";
import type { TextEdit } from "../../model/facts.ts";
import type { List, Tree } from "../../syntax/tree.ts";
import { span } from "../../text/span.ts";

/** The edits that cut some items of a list, of which at least one stays: with their lines, or with the commas between. */
export function itemCuts(text: string, list: List, gone: ReadonlySet<Tree>): readonly TextEdit[] {
  const { items } = list;
  const isFlow = text.charAt(list.span.start) === "[";
  const edits: TextEdit[] = [];
  let isBehindKept = false;
  for (const [index, item] of items.entries()) {
    if (!gone.has(item)) isBehindKept = true;
    else if (!isFlow) edits.push(cut(text, item.span));
    else if (isBehindKept)
      edits.push({ span: span(items[index - 1]?.span.end ?? item.span.start, item.span.end), text: "" });
    else edits.push({ span: span(item.span.start, items[index + 1]?.span.start ?? item.span.end), text: "" });
  }
  return edits;
}
