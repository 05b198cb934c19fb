/**
 * Whether nothing stands yet where the cursor is in a line, at a place that a mark or a field has for something: in the
 * quotation marks behind `=`, behind `@` in brackets, between double brackets, behind a field's colon. `before` and `after`
 * are the line's text on both sides of the cursor; `inData` says whether the line may be one of front matter.
 */
export function isEmptyPlace(before: string, after: string, inData: boolean): boolean {
  if (before.endsWith('="')) return after.startsWith('"');
  if (before.endsWith("[[")) return after.startsWith("]]");
  if (/\[[^[\]]*@$/.test(before)) return after.startsWith("]");
  return inData && /^[ \t]*(?:- )?[\w-]+: \[?$/.test(before) && /^\]?[ \t]*$/.test(after);
}
