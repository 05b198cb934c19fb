import fc from "fast-check";

const word = fc.constantFrom(
  "Lam",
  "met",
  "14",
  "Xi’s",
  "the",
  "“so”",
  "東京",
  "a-b",
  "(yes)",
  "snake_case",
  "end.",
  "3,000",
);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(" "));
const target = fc.constantFrom("to-lam", "To Lam", "a/b", "gt#c7");
const list = fc.constantFrom(
  "{.claim}",
  "{.claim #c by=x}",
  "{.quote}",
  "{.date on=2024}",
  "{.person}",
  "{.own}",
  '{.claim\nnote="a b"}',
);
const citation = fc.constantFrom("[@key]", "[see @key, p. 3; @other]", "[-@a]");

const marked = fc.oneof(
  words,
  target.map((name) => `[[${name}]]`),
  fc.tuple(words, list).map(([inner, attributes]) => `[${inner}]${attributes}`),
);

/** Words with marks and Markdown in and around them; what stands side by side is divided by spaces. */
const { inline } = fc.letrec<{ inline: string; piece: string }>((tie) => ({
  inline: fc.array(tie("piece"), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(" ")),
  piece: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    words,
    target.map((name) => `[[${name}]]`),
    fc.tuple(target, words).map(([name, surface]) => `[[${name}|${surface}]]`),
    fc.tuple(tie("inline"), list).map(([inner, attributes]) => `[${inner}]${attributes}`),
    fc.tuple(words, citation).map(([before, cite]) => `${before} ${cite}`),
    fc.tuple(words, target).map(([before, name]) => `[${before} [[${name}]]](b.md)`),
    words.map((inner) => `*${inner}*`),
    fc.tuple(marked, marked).map((inner) => `__${inner.join(" ")}__`),
    words.map((inner) => `\`${inner}\``),
    words.map((inner) => `${inner} <!-- attested ${inner} -->`),
  ),
}));

const block = fc.oneof(
  inline,
  inline.map((text) => `## ${text.replace(/\n/g, " ")}`),
  fc
    .array(inline, { minLength: 1, maxLength: 3 })
    .map((items) => items.map((item) => `- ${item}`).join("\n")),
  inline.map((text) => `> ${text.replace(/\n/g, " ")}`),
  fc.tuple(inline, inline).map((lines) => lines.join("\n")),
);

/** Blocks of prose with marks. */
export const markedProse = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .map((blocks) => blocks.join("\n\n"));

const scrap = fc.constantFrom(
  "[",
  "]",
  "[[",
  "]]",
  "|",
  "{.claim}",
  "]{.claim}",
  "{",
  "}",
  "]{.note",
  "#c1",
  "part=c1",
  "[@k]",
  "@",
  "](",
  ")",
  "(",
  "!",
  "*",
  "**",
  "_",
  "`",
  "``",
  "\\",
  "<",
  "<!--",
  "-->",
  "<b>",
  "</b>",
  '<div title="',
  '">',
  "https://a.b/",
  "&amp;",
  "~~",
  "\n",
  "\n\n",
  "\r\n",
  "- ",
  "> ",
  "    ",
  "\t",
  "# ",
  "1. ",
  "---\n",
  "```\n",
  "| a | b |\n|---|---|\n",
  "[^1]",
  "[^1]: ",
  "[a]: b\n",
  "a",
  " ",
  "14",
  "é",
  "\x0e",
  "{\x0e0}",
  "{\x0f0}",
  "\u0000",
  "\ud83d",
  "[[a|b]]",
  "[c]{.quote}",
  " ",
  "word",
);

/** Any text at all, made of what means something to Markdown and to the notation. */
export const soup = fc.array(scrap, { maxLength: 40 }).map((scraps) => scraps.join(""));
