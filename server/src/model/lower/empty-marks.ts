import type { Pair } from "../../syntax/attributes.ts";
import { parse } from "../../syntax/parse.ts";
import { strip } from "../../syntax/strip.ts";
import { isSpace, type Span, slice, span, trimmed } from "../../text/span.ts";
import { CLAIM_ATTRIBUTES, isKnownClass, MENTION_ATTRIBUTES, SPAN_ATTRIBUTES } from "../attributes.ts";
import { edited } from "../edit/edited.ts";
import type { TextEdit } from "../facts.ts";
import { piecesOfPair } from "../pieces.ts";
import type { AttributedSpan } from "../spans.ts";
import { entityKindNamed, type Field, fieldOf } from "../vocabulary.ts";
import type { BodyContext } from "./body-context.ts";
import { type Draft, noteDefect } from "./draft.ts";
import { neededBy } from "./required.ts";

/** How much text is read again in a file to see whether words stay (UTF-16 units), so that a file of many stays quick. */
const MOST_READ = 200_000;

/** Notes what spans were left without: words between the brackets, values between the quotation marks. */
export class EmptyMarks {
  private left = MOST_READ;
  private stripped: string | undefined;

  constructor(
    private readonly draft: Draft,
    private readonly context: BodyContext,
  ) {}

  note({ mark, attributes }: AttributedSpan): void {
    const { draft, context } = this;
    const name = attributes.classes.find((own) => isKnownClass(own.name))?.name;
    if (name === undefined || context.furniture[mark.row] !== -1) return;
    const words = trimmed(draft.text, mark.first);
    if (words.start === words.end) {
      const message = `This ${name} has no words: write them between the brackets, or remove it.`;
      return this.noteRemovable(mark.span, message, `Remove the ${name}`, [{ span: mark.span, text: "" }]);
    }
    for (const pair of attributes.pairs) {
      const field = fieldIn(attributes.classes, pair.key);
      if (field === undefined || piecesOfPair(draft.text, pair, field.list ?? false).length > 0) continue;
      const needed = neededBy(name);
      if (needed?.key !== pair.key) this.noteValue(pair);
      else {
        const edits = [
          { span: span(mark.span.start, mark.first.start), text: "" },
          { span: span(mark.first.end, mark.span.end), text: "" },
        ];
        this.noteRemovable(
          pairSpan(draft.text, pair),
          needed.message,
          "Remove the mark, keep its words",
          edits,
        );
      }
    }
  }

  private noteValue(pair: Pair): void {
    const { draft } = this;
    const whole = pairSpan(draft.text, pair);
    let { start } = whole;
    while (isSpace(draft.text.charCodeAt(start - 1))) start--;
    const fix = { title: `Remove “${pair.key}”`, edits: [{ span: span(start, whole.end), text: "" }] };
    const message = `“${pair.key}” is left empty: write a value, or remove it.`;
    noteDefect(draft, whole, message, [fix], { level: "info", wordsStay: true });
  }

  /** What can be removed whole; what stood beside it may then be read otherwise, so that an original is read again. */
  private noteRemovable(at: Span, message: string, title: string, edits: readonly TextEdit[]): void {
    const wordsStay = this.context.original && this.keepsWords(edits);
    noteDefect(this.draft, at, message, [{ title, edits }], { level: "info", wordsStay });
  }

  private keepsWords(edits: readonly TextEdit[]): boolean {
    const { text } = this.draft;
    this.left -= text.length;
    const after = this.left < 0 ? undefined : edited(text, edits);
    this.stripped ??= strip(parse(text));
    return after !== undefined && strip(parse(after)) === this.stripped;
  }
}

/** The attribute of that key that one of the classes knows; a note may stand at any mark. */
function fieldIn(classes: AttributedSpan["attributes"]["classes"], key: string): Field | undefined {
  for (const { name } of classes) {
    const own = Object.hasOwn(SPAN_ATTRIBUTES, name) ? SPAN_ATTRIBUTES[name] : undefined;
    const fields = own ?? (entityKindNamed(name) === undefined ? undefined : MENTION_ATTRIBUTES);
    const field = fields === undefined ? undefined : fieldOf(fields, key);
    if (field !== undefined) return field;
  }
  return key === "note" ? CLAIM_ATTRIBUTES["note"] : undefined;
}

/** From the key to behind the value's closing quotation mark. */
function pairSpan(text: string, { keySpan, valueSpan }: Pair): Span {
  const quoted = text.charAt(valueSpan.end) === '"';
  return span(keySpan.start, quoted ? valueSpan.end + 1 : valueSpan.end);
}

/** Notes a mention whose surface is empty, so that readers see nothing where it stands. */
export function noteEmptySurface(draft: Draft, whole: Span, target: Span): void {
  const words = slice(draft.text, target);
  const message = "This mention shows no words: write them behind the bar, or remove the bar.";
  const edits = [{ span: span(whole.start + 2, whole.end - 2), text: words }];
  noteDefect(draft, whole, message, [{ title: `Show “${words}”`, edits }], { level: "info" });
}
