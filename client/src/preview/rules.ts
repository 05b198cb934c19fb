import type { MarkdownIt, StateBlock, StateCore, StateInline, Token } from "markdown-it";
import { Kind } from "../../../server/src/syntax/marks.ts";
import { escapeHtml } from "./escape.ts";
import type { PreviewMark } from "./pieces.ts";
import type { Prose } from "./prose.ts";
import { splitHtml } from "./raw-html.ts";
import { Sign, signAt, signOf, signsIn, withoutSigns } from "./sign.ts";

/** The types of the tokens that marks become: the two ends of one around words, and one that stands for itself. */
export const OPEN = "attested_open";
export const CLOSE = "attested_close";
export const WHOLE = "attested_whole";

/** What a mark's tokens carry; both ends carry the same object. */
export interface MarkToken {
  readonly mark: PreviewMark;
  /** It stands in a link, which can hold no other. */
  readonly inLink: boolean;
  /** It is all that its paragraph holds. */
  alone: boolean;
  /** The HTML element that it was opened as. */
  element: string;
}

/** The prose that Markdown is reading, by the environment that it is read in. */
const readings = new WeakMap<object, Prose>();

/** Has Markdown read a prose: its tokens, with the marks among them and lines of the source. `parse` is markdown-it's own. */
export function readProse(
  md: MarkdownIt,
  parse: MarkdownIt["parse"],
  prose: Prose,
  environment: object,
): Token[] {
  readings.set(environment, prose);
  const { ruler } = md.block;
  // Indented lines are no code in the notation. Others may have switched the rule off for good.
  const rules = ruler.getRules("").length;
  ruler.disable("code", true);
  const disabled = ruler.getRules("").length < rules;
  try {
    return parse.call(md, prose.text, environment);
  } finally {
    if (disabled) ruler.enable("code", true);
  }
}

/** Adds the rules to a markdown-it; while it reads anything but a prose they do nothing. */
export function addRules(md: MarkdownIt): void {
  md.block.ruler.before("lheading", "attested_line", readLine);
  md.core.ruler.after("block", "attested_blocks", readBlocks);
  md.inline.ruler.before("text", "attested_mark", readMark);
  md.core.ruler.push("attested_rest", readRest);
}

/** A paragraph of one line, where lines are paragraphs. */
function readLine(state: StateBlock, line: number): boolean {
  if (readings.get(state.env)?.linewise !== true) return false;
  state.line = line + 1;
  state.push("paragraph_open", "p", 1).map = [line, state.line];
  const inline = state.push("inline", "", 0);
  inline.content = state.getLines(line, state.line, state.blkIndent, false).trim();
  inline.map = [line, state.line];
  inline.children = [];
  state.push("paragraph_close", "p", -1);
  return true;
}

/** How many marks are taken over from one block into the next: a limit for texts that nobody writes. */
const MOST_CARRIED = 16;

/**
 * Closes the marks that are open at the end of a block and opens them again in the next, as in a claim over two items of a
 * list; and gives blocks the lines of the source.
 */
function readBlocks({ env, tokens }: StateCore): void {
  const prose = readings.get(env);
  if (prose === undefined) return;
  const { ends, lines } = prose;
  const lineOf = (line: number): number => lines[Math.min(line, lines.length - 1)] ?? 0;
  let open: number[] = [];
  let line = 0;
  for (const token of tokens) {
    if (token.map !== null) line = token.map[0];
    const carried = open.slice(0, MOST_CARRIED).filter((mark) => (ends[mark] ?? -1) >= line);
    const inline = token.type === "inline";
    open = openBehind(carried, token.content, inline);
    if (inline && carried.length + open.length > 0) {
      const opening = carried.map((mark) => signOf(Sign.Open, mark));
      const closing = open.toReversed().map((mark) => signOf(Sign.Close, mark));
      token.content = [...opening, token.content, ...closing].join("");
    }
    if (token.map !== null) token.map = [lineOf(token.map[0]), lineOf(token.map[1])];
  }
}

/** The marks that are open behind a text. What opens elsewhere than in a paragraph or heading ends there. */
function openBehind(before: readonly number[], text: string, inline: boolean): number[] {
  const open = [...before];
  for (const { sign, mark } of signsIn(text)) {
    if (sign === Sign.Open && inline) open.push(mark);
    const at = sign === Sign.Close ? open.lastIndexOf(mark) : -1;
    if (at >= 0) open.splice(at, 1);
  }
  return open;
}

/** Reads a sign, and with an opening one all that stands before its closing one: emphasis and links do not cross it. */
function readMark(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src.charCodeAt(pos) !== 123) return false;
  const prose = readings.get(state.env);
  const found = prose === undefined ? undefined : signAt(src, pos);
  if (found === undefined) return false;
  const mark = prose?.marks[found.mark];
  const closing = signOf(Sign.Close, found.mark);
  const close = found.sign === Sign.Open ? src.indexOf(closing, found.end) : -1;
  state.pos = found.end;
  // A sign without its counterpart is one that code or an address has swallowed.
  if (mark === undefined || found.sign === Sign.Close) return true;
  if (found.sign === Sign.Whole) {
    if (!silent) state.push(WHOLE, "", 0).meta = metaOf(state, mark);
    return true;
  }
  if (close < 0 || close + closing.length > posMax) return true;
  if (!silent) readInside(state, mark, close);
  state.pos = Math.max(state.pos, close + closing.length);
  return true;
}

function readInside(state: StateInline, mark: PreviewMark, close: number): void {
  const { posMax } = state;
  const meta = metaOf(state, mark);
  // Where a mention is a link its words can hold no other.
  const link = mark.kind === Kind.Mention ? 1 : 0;
  state.posMax = close;
  state.push(OPEN, "span", 1).meta = meta;
  setLinkLevel(state, linkLevel(state) + link);
  if (mark.literal === true) {
    state.push("text", "", 0).content = state.src.slice(state.pos, close);
    state.pos = close;
  } else state.md.inline.tokenize(state);
  setLinkLevel(state, linkLevel(state) - link);
  state.push(CLOSE, "span", -1).meta = meta;
  state.posMax = posMax;
}

function metaOf(state: StateInline, mark: PreviewMark): MarkToken {
  return { mark, inLink: linkLevel(state) > 0, alone: false, element: "span" };
}

/** How many links are around what is being read; older versions of markdown-it do not count. */
function linkLevel(state: StateInline): number {
  return "linkLevel" in state && typeof state.linkLevel === "number" ? state.linkLevel : 0;
}

function setLinkLevel(state: StateInline, level: number): void {
  if ("linkLevel" in state) state.linkLevel = level;
}

/** Takes the signs out of what is not read as text: code, HTML, what other plugins keep. Finds the marks that stand alone. */
function readRest(state: StateCore): void {
  const prose = readings.get(state.env);
  if (prose === undefined) return;
  state.tokens = state.tokens.flatMap((token) => {
    if (token.type === "html_block") return htmlTokens(state, token, prose);
    clean(token);
    noteAlone(token.children ?? []);
    return [token];
  });
}

function clean(token: Token): void {
  token.content = withoutSigns(token.content);
  token.info = withoutSigns(token.info);
  for (const attribute of token.attrs ?? []) attribute[1] = withoutSigns(attribute[1]);
  for (const child of token.children ?? []) clean(child);
}

function noteAlone(tokens: readonly Token[]): void {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first?.type === OPEN && last?.type === CLOSE && first.meta === last.meta) markOf(first).alone = true;
}

/** What a mark's token carries. */
export function markOf(token: Token): MarkToken {
  return token.meta;
}

/** A block of HTML with the marks in its text. */
function htmlTokens({ Token: Created }: StateCore, block: Token, { marks }: Prose): Token[] {
  const parts = splitHtml(block.content);
  const closed = new Set(
    parts.map((part) => (typeof part !== "string" && part.sign === Sign.Close ? part.mark : -1)),
  );
  const open = new Map<number, MarkToken>();
  let literal = false;
  block.content = "";
  const tokens = [block];
  for (const part of parts) {
    if (typeof part === "string") {
      const html = tokens.length === 1 ? block : new Created("html_inline", "", 0);
      html.content += literal ? escapeHtml(part) : part;
      if (html !== block) tokens.push(html);
      continue;
    }
    const mark = marks[part.mark];
    // Whether a link is around it cannot be told.
    const meta = open.get(part.mark) ?? (mark && { mark, inLink: true, alone: false, element: "span" });
    if (meta === undefined) continue;
    literal = part.sign === Sign.Open && mark?.literal === true;
    if (part.sign === Sign.Whole) tokens.push(withMeta(new Created(WHOLE, "", 0), meta));
    else if (part.sign === Sign.Open && closed.has(part.mark)) {
      open.set(part.mark, meta);
      tokens.push(withMeta(new Created(OPEN, "span", 1), meta));
    } else if (part.sign === Sign.Close && open.delete(part.mark))
      tokens.push(withMeta(new Created(CLOSE, "span", -1), meta));
  }
  return tokens;
}

function withMeta(token: Token, meta: MarkToken): Token {
  token.meta = meta;
  return token;
}
