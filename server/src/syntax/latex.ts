import { ACCENTS, OVER_NOTHING, SIGNS, SPACES } from "./latex-tables.ts";

/** What LaTeX may have done to a text. */
const TOUCHED = /[\\{}$~`'-]/;

/** More accents than a letter can carry are dropped. */
const MOST_ACCENTS = 3;

/**
 * The words that a piece of LaTeX sets: accents and signs as characters (composed, NFC), protecting braces and commands
 * that only change the look gone, `--` and quotation marks as printed, white space folded. Takes any text, in linear time.
 */
export function plainText(latex: string): string {
  const words = TOUCHED.test(latex) ? new Setter(latex).set() : latex;
  return words.replace(/\s+/g, " ").trim();
}

/** A URL or an identifier as written in a bibliography: escapes, braces and white space undone, nothing set. */
export function verbatimText(latex: string): string {
  if (!/[\\{}\s]/.test(latex)) return latex;
  return latex
    .replace(/\\(?:url|path)\b/g, "")
    .replace(/\\textasciitilde|\\~/g, "~")
    .replace(/\\([_%&#$])/g, "$1")
    .replace(/[{}\s]+/g, "");
}

/** Goes through LaTeX once, from left to right. */
class Setter {
  readonly #latex: string;
  readonly #out: string[] = [];
  /** Accents that wait for their letter, the outermost first. */
  readonly #accents: string[] = [];
  #at = 0;
  #math = false;

  constructor(latex: string) {
    this.#latex = latex;
  }

  set(): string {
    while (this.#at < this.#latex.length) this.#step(this.#latex.charAt(this.#at));
    return this.#out.join("");
  }

  #step(sign: string): void {
    if (sign === "\\") return this.#command();
    const waiting = this.#accents.length > 0;
    if (sign === "{") this.#at++;
    else if (sign === "}") {
      if (waiting) this.#emit("");
      this.#at++;
    } else if (sign === "$") {
      this.#math = !this.#math;
      this.#at++;
    } else if (this.#math && (sign === "^" || sign === "_")) this.#at++;
    else if (sign === "~") this.#take(1, " ");
    else if (waiting && /\s/.test(sign)) this.#at++;
    else if (sign === "-" && this.#follows("--")) this.#take(3, "—", "---") || this.#take(2, "–");
    else if (sign === "`") this.#take(2, "“", "``") || this.#take(1, "‘");
    else if (sign === "'" && this.#follows("''")) this.#take(2, "”");
    else {
      const letter = String.fromCodePoint(this.#latex.codePointAt(this.#at) ?? 0);
      this.#take(letter.length, letter);
    }
  }

  #command(): void {
    const start = this.#at + 1;
    let end = start;
    while (isLetter(this.#latex.charCodeAt(end))) end++;
    if (end === start) return this.#sign(this.#latex.charAt(start));
    const name = this.#latex.slice(start, end);
    while (isBlank(this.#latex.charCodeAt(end))) end++;
    this.#at = end;
    const accent = own(ACCENTS, name);
    if (accent !== undefined) this.#accent(accent);
    else if (name === "href") this.#skipGroup();
    else {
      const sign = own(SIGNS, name);
      if (sign !== undefined) this.#emit(sign);
    }
  }

  /** A command of one sign: an accent, a space, or the sign itself. */
  #sign(sign: string): void {
    this.#at += 1 + sign.length;
    const accent = own(ACCENTS, sign);
    if (accent !== undefined) this.#accent(accent);
    else this.#emit(own(SPACES, sign) ?? sign);
  }

  #accent(accent: string): void {
    if (this.#accents.length < MOST_ACCENTS) this.#accents.push(accent);
  }

  /** Skips the first argument of a command that has two. */
  #skipGroup(): void {
    if (this.#latex.charAt(this.#at) !== "{") return;
    let depth = 0;
    for (; this.#at < this.#latex.length; this.#at++) {
      const sign = this.#latex.charAt(this.#at);
      if (sign === "{") depth++;
      else if (sign === "}" && --depth === 0) {
        this.#at++;
        return;
      }
    }
  }

  #follows(written: string): boolean {
    return this.#latex.startsWith(written, this.#at);
  }

  /** Sets `words` for the next `length` characters, when they are `only`; whether it did. */
  #take(length: number, words: string, only?: string): boolean {
    if (only !== undefined && !this.#follows(only)) return false;
    this.#at += length;
    this.#emit(words);
    return true;
  }

  #emit(words: string): void {
    if (this.#accents.length === 0) {
      this.#out.push(words);
      return;
    }
    const [outermost = ""] = this.#accents;
    if (words === "") this.#out.push(OVER_NOTHING[outermost] ?? "");
    else {
      const dotted = words.replace(/^ı/, "i").replace(/^ȷ/, "j");
      const [letter = ""] = dotted;
      const accented = letter + this.#accents.reverse().join("") + dotted.slice(letter.length);
      this.#out.push(accented.normalize("NFC"));
    }
    this.#accents.length = 0;
  }
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
