import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensEdit,
  SemanticTokensLegend,
} from "vscode-languageserver";
import { TOKEN_MODIFIERS, TOKEN_TYPES, type Token } from "../features/semantic-tokens.ts";
import type { Ranger } from "./ranger.ts";
import type { Session } from "./session.ts";

/** The tables by which tokens are numbered. */
export const LEGEND: SemanticTokensLegend = {
  tokenTypes: [...TOKEN_TYPES],
  tokenModifiers: [...TOKEN_MODIFIERS],
};

/** The numbers of one token. */
const STRIDE = 5;

/** Tokens as five numbers each: lines and columns from the token before, length, type, modifiers as bits (LSP 3.17, SemanticTokens). */
export function encodeTokens(tokens: readonly Token[], { position, units }: Ranger): number[] {
  const data: number[] = [];
  let line = 0;
  let column = 0;
  for (const { start, end, type, modifiers } of tokens) {
    const at = position(start);
    if (at.line !== line) column = 0;
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << TOKEN_MODIFIERS.indexOf(modifier)), 0);
    data.push(at.line - line, at.character - column, units(start, end), TOKEN_TYPES.indexOf(type), bits);
    line = at.line;
    column = at.character;
  }
  return data;
}

/** The one edit that makes the numbers of before those of after; none when they are the same. */
export function editsBetween(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const same = (a: number, b: number): boolean => {
    for (let i = 0; i < STRIDE; i++) if (before[a + i] !== after[b + i]) return false;
    return true;
  };
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && same(start, start)) start += STRIDE;
  let end = 0;
  while (end < least - start && same(before.length - end - STRIDE, after.length - end - STRIDE))
    end += STRIDE;
  const deleteCount = before.length - start - end;
  const data = after.slice(start, after.length - end);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}

/** The last answer for each open file, from which the next one is told apart. */
export class LastTokens {
  private readonly answers = new Map<string, { readonly resultId: string; readonly data: number[] }>();
  private next = 1;

  constructor(private readonly session: Session) {}

  /** The whole answer. */
  full(uri: string, data: number[]): SemanticTokens & { resultId: string } {
    for (const known of this.answers.keys())
      if (this.session.document(known) === undefined) this.answers.delete(known);
    const answer = { resultId: String(this.next++), data };
    this.answers.set(uri, answer);
    return answer;
  }

  /** The difference from the answer of that id; the whole answer where that is no longer known. */
  delta(uri: string, previous: string, data: number[]): SemanticTokens | SemanticTokensDelta {
    const known = this.answers.get(uri);
    const whole = this.full(uri, data);
    if (known?.resultId !== previous) return whole;
    return { resultId: whole.resultId, edits: editsBetween(known.data, data) };
  }
}
