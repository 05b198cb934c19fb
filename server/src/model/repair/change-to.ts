import { quoted } from "../../text/quoted.ts";
import type { Span } from "../../text/span.ts";
import type { Fix } from "../facts.ts";

/** The repair that writes the word which was likely meant in the place of another. */
export function changeTo(word: string, at: Span): Fix {
  return { title: `Change it to ${quoted(word)}`, edits: [{ span: at, text: word }] };
}

/** A sentence that names the word which was likely meant, or else says what to do, and the repair where there is one. */
export function mistaken(
  what: string,
  near: string | undefined,
  otherwise: string,
  at: Span,
): { readonly span: Span; readonly message: string; readonly fixes: readonly Fix[] } {
  if (near === undefined) return { span: at, message: `${what}: ${otherwise}.`, fixes: [] };
  return { span: at, message: `${what}. Did you mean ${quoted(near)}?`, fixes: [changeTo(near, at)] };
}
