import fc from "fast-check";
import { SOUND } from "./mutilated.ts";

const PATH = "articles/long.md";

/** What may stand in a paragraph: all marks, some of them in one another, claims in parts, and names without a mark. */
const PIECE = fc.constantFrom(
  "[[to-lam|Lam]]",
  "[[to-lam|he]]",
  "[[to-lam|the\npresident]]",
  "[[nobody]]",
  "Tô Lâm",
  "To\nLam of Vietnam",
  "[on Monday]{.date on=2024-08-19}",
  "[two\nlines [[to-lam|he]]]{.date on=2024-08}",
  "[the guest]{.person ref=to-lam}",
  "[head]{.role of=to-lam}",
  "[one]{.claim}",
  "[two [[to-lam|he]] [“three”]{.quote by=vietnam} [[to-lam|he]]]{.claim #c1 by=to-lam status=disputed}",
  "[four]{.claim #c2 contradicts=#c1 checked=2024-09-01}",
  "[five]{.claim #c3 supersedes=#c2 source=xinhua}",
  "[six]{.quote part=c1}",
  "[a table [[to-lam|he]] [x]{.claim}]{.furniture}",
  "[@xinhua, p. 3; contra @nothing]",
  "[state](../states/vietnam.md#x)",
  "\\[",
  "`[[to-lam]]`",
  "<!-- c -->",
  "[^1]",
  "[",
  "]{.claim}",
  "二👩‍👩‍👧 e\u0301",
);

const BREAK = fc.constantFrom(
  " ",
  " ",
  "\n",
  "\n\n",
  "\r\n\r\n",
  "\n\n# To Lam\n\n",
  "\n\n[^1]: A note [@xinhua].\n\n",
);

/** An article of some paragraphs with the definitions that it names; `path` is its own. */
export const ARTICLE = fc
  .tuple(
    fc.constantFrom(
      "",
      "---\ntype: article\npublished: 2024-08-20\nclaims: { c2: { by: to-lam, at: vietnam } }\n---\n",
    ),
    fc.array(fc.tuple(PIECE, BREAK), { minLength: 1, maxLength: 40, size: "max" }),
  )
  .map(([front, pieces]) => ({
    path: PATH,
    files: [...SOUND, { path: PATH, text: front + pieces.flat().join("") }],
  }));
