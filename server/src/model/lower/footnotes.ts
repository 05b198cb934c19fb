import { Kind, type Marks, markAt } from "../../syntax/marks.ts";

/** The labels of the footnotes whose text holds a citation or a URL, and so counts as a source. */
export function footnotesWithSource(marks: Marks): ReadonlySet<string> {
  const labels = new Set<string>();
  let end = -1;
  let label = "";
  for (let row = 0; row < marks.count; row++) {
    const mark = markAt(marks, row);
    if (mark.kind === Kind.FootnoteDefinition) {
      end = mark.span.end;
      label = marks.text.slice(mark.first.start, mark.first.end);
      const text = marks.text.slice(mark.second.start, mark.second.end);
      if (/https?:\/\/\S/i.test(text)) labels.add(label);
    } else if (mark.kind === Kind.Citation && mark.span.start < end) labels.add(label);
  }
  return labels;
}
