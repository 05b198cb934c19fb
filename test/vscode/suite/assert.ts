/** Fails with the message unless the condition holds; the extension host in a browser has no `node:assert`. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}
