import type { Scalar, Tree } from "../../syntax/tree.ts";
import { slice } from "../../text/span.ts";

/**
 * A value of a YAML text as it stands between brackets, on one line (YAML 1.2, 7.4): scalars as they are written where
 * they mean the same there, else in double quotation marks. Entries without a value are left out.
 */
export function flowText(text: string, tree: Tree): string {
  if (tree.type === "scalar") return flowScalar(text, tree);
  if (tree.type === "list") return `[${tree.items.map((item) => flowText(text, item)).join(", ")}]`;
  const entries = tree.entries.flatMap(({ key, keySpan, value }) => {
    const written = slice(text, keySpan);
    const name = isPlainInFlow(written) ? written : JSON.stringify(key);
    return value === undefined ? [] : [`${name}: ${flowText(text, value)}`];
  });
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** Whether a scalar can stay as it is written when brackets are put around it. */
function staysInFlow(text: string, { span: whole, inner }: Scalar): boolean {
  const written = slice(text, whole);
  if (/[\r\n]/.test(written)) return false;
  return inner.start > whole.start || isPlainInFlow(written);
}

function flowScalar(text: string, scalar: Scalar): string {
  return staysInFlow(text, scalar) ? slice(text, scalar.span) : JSON.stringify(scalar.text);
}

/** Whether what is plain outside of brackets is plain in them too. */
function isPlainInFlow(written: string): boolean {
  return written !== "" && !/[,[\]{}\r\n]|:$|^[|>]/.test(written);
}
