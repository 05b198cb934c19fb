/** From one line to another, both included: what a range or a selection of the editor's is. */
export interface Lines {
  readonly start: { readonly line: number };
  readonly end: { readonly line: number };
}

/**
 * For each part of a text whether it is on a line that one of the selections is on too. The parts follow one another
 * without overlapping, the selections come as they like.
 */
export function touching(parts: readonly Lines[], selections: readonly Lines[]): readonly boolean[] {
  const ordered = [...selections].sort((a, b) => a.start.line - b.start.line);
  let next = 0;
  let last = -1;
  return parts.map(({ start, end }) => {
    for (let one = ordered[next]; one !== undefined && one.start.line <= end.line; one = ordered[++next])
      last = Math.max(last, one.end.line);
    return start.line <= last;
  });
}
