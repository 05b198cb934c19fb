import { quoted } from "../../text/quoted.ts";

/** What an id cannot hold, whatever stands around it (docs/notation.md), and how people call it. */
const SIGNS = /[[\]{}|\\#;`<\r\n\t/]/;
const CONTROL =
  /\p{Cc}|[\u2028\u2029\ufeff\ufffd]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/u;

/** Why an id cannot be written everywhere where ids stand, as a sentence; undefined where it can. */
export function idProblem(id: string): string | undefined {
  if (id === "") return "An id has at least one letter or digit: type the new id.";
  if (id !== id.trim()) return "An id neither begins nor ends with a space: remove it.";
  const sign = SIGNS.exec(id)?.[0];
  if (sign === "/") return "An id holds no slash, which divides folders: type the id alone.";
  if (sign !== undefined) return `An id cannot hold ${shown(sign)}: leave it out.`;
  if (CONTROL.test(id)) return "An id cannot hold characters that nobody sees: leave them out.";
  if (/\s\s|[^\S ]/.test(id)) return "An id holds single spaces only: remove the others.";
  if (/^[@?]/.test(id))
    return `An id cannot begin with ${quoted(id.charAt(0))}, which means something else there.`;
  return undefined;
}

/** Names that Windows keeps for itself, in any letter case and with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Why an id cannot be the name of a file on every disk, as a sentence; undefined where it can. */
export function fileNameProblem(id: string): string | undefined {
  const sign = /[<>:"|?*\\]/.exec(id)?.[0];
  if (sign !== undefined)
    return `The id is the file's name, which cannot hold ${quoted(sign)}: leave it out.`;
  if (id.startsWith("."))
    return "The id is the file's name, and a file that begins with a dot is left out: begin with a letter.";
  if (id.endsWith(".")) return "The id is the file's name, which cannot end with a full stop: leave it out.";
  if (RESERVED.test(id)) return `Windows has no file called ${quoted(id)}: choose another id.`;
  if (id.toLowerCase() === "readme") return "README.md is left out of a corpus: choose another id.";
  return undefined;
}

/** Why an id cannot stand behind `#`, as a sentence; undefined where it can. */
export function claimIdProblem(id: string): string | undefined {
  if (/^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[-.:+&](?=[\p{L}\p{N}_]))*$/u.test(id)) return undefined;
  return "A claim's id has letters, digits and single signs such as hyphens between them, and no spaces.";
}

/** Why a key cannot be written in BibTeX, as a sentence; undefined where it can. */
export function bibtexKeyProblem(key: string): string | undefined {
  const sign = /[\s,"'(){}#%~\\=]/.exec(key)?.[0];
  return sign === undefined ? undefined : `A key in BibTeX cannot hold ${shown(sign)}: leave it out.`;
}

/** Why a name cannot be one, as a sentence; undefined where it can. */
export function nameProblem(name: string): string | undefined {
  if (name.trim() === "") return "A name has at least one letter: type the new name.";
  if (name !== name.trim()) return "A name neither begins nor ends with a space: remove it.";
  if (/[\r\n]/.test(name)) return "A name stands on one line: remove the line end.";
  return CONTROL.test(name) ? "A name cannot hold characters that nobody sees: leave them out." : undefined;
}

/** Whether a name can be a mention's target. */
export function fitsMention(name: string): boolean {
  return !name.startsWith("@") && !/[#[\]\\|`<]/.test(name);
}

/** Whether words can be seen by readers as they are written. */
export function fitsProse(words: string): boolean {
  return !/[[\]{}\\`~<]/.test(words);
}

function shown(sign: string): string {
  return sign === " " ? "a space" : /\s/.test(sign) ? "white space" : quoted(sign);
}
