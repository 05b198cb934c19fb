const BY = /^(?:(?:written|story|text|words|report|reported|reporting)(?: and \w+)? )?by:?\s+(.+)$/i;
const LABELLED = /^(?:author|writer|reporter|correspondent)s?\s*[:：]\s*(.+)$/i;
const CONTRIBUTED =
  /^(.+?) (?:also )?contributed (?:reporting )?to (?:the|this) (?:story|report|article|piece)\.?$/i;
const REPORTING = /^(?:additional )?reporting by (.+?)(?:;.*|\.)?$/i;

/** Small words inside names of persons. */
const PARTICLES = new Set(
  "al ben bin da das de del della den der di dos du el ibn la le ten ter van von y zu".split(" "),
);

/** Words that tell what somebody is, not what they are called. */
const ROLE =
  /\b(?:analyst|bureau|chief|columnist|contributor|correspondent|editor|fellow|journalist|lecturer|photographer|professor|reporter|researcher|staff|writer)s?\b/i;

/** The names in a by-line ("By X and Y", "Author: X", "X contributed to the story"); undefined when the line is none. */
export function byLine(words: string): readonly string[] | undefined {
  if (words.length > 200) return undefined;
  const said = [REPORTING, CONTRIBUTED, BY, LABELLED].map((form) => form.exec(words)?.[1]).find(isText);
  if (said === undefined) return undefined;
  const names: string[] = [];
  for (const part of said.split(/\s*(?:,|;|&|\band\b)\s*/)) {
    const name = part
      .replace(/^by /i, "")
      .replace(/ (?:in|at|for|from|on) [\p{Lu}\d].*$/u, "")
      .trim();
    if (name === "" || (names.length > 0 && (ROLE.test(name) || !isName(name)))) continue;
    // The first must be a name, or the line is a sentence.
    if (!isName(name)) return undefined;
    names.push(name);
  }
  return names.length === 0 ? undefined : names;
}

/** Words that stand for a name and are none. */
const PRONOUN = /^(?:he|i|it|she|that|they|this|we|who|you|some|many|others)$/i;

/** Up to five words in capitals or with one, small particles between them; figures and sentences are no names. */
function isName(name: string): boolean {
  const words = name.split(" ");
  if (words.length > 5 || PRONOUN.test(words[0] ?? "") || name.length > 60 || /[\d:!?"“”()]/.test(name))
    return false;
  const last = words.at(-1) ?? "";
  if (last.endsWith(".") && !/^(?:Jr|Sr|\p{Lu})\.$/u.test(last)) return false;
  return (
    /^\p{Lu}/u.test(name) && words.every((word) => /^\p{Lu}|^['’]?\p{Lu}/u.test(word) || PARTICLES.has(word))
  );
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}
