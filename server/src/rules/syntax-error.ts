import type { Rule } from "./rule.ts";

/** What stands behind the title of a fix that changes the text of an article whose words are kept. */
export const WORDS_CHANGE = " (words change)";

export const syntaxError: Rule = {
  code: "syntax-error",
  summary:
    "A mark cannot be read (it is not closed, not opened, or its attribute list is broken), or was left empty.",
  level: "error",
  scope: "article",
  restsOn: "reading",
  docs: `
A mark that cannot be read is plain text to every other rule: a claim that is not closed asks for no source. So it is
reported where it begins, or where its list stands. Write the missing bracket, or remove what is left of the mark.

A mark ends in the paragraph in which it begins. A claim over several paragraphs is written in parts: \`#c7\` on the
first, \`part=c7\` on the others. Brackets that close nothing of ours are text and are left alone.

What a snippet left empty says nothing, and is an information (in a note a hint): a mention without a name, a citation
without a key, a mark without words, an attribute without a value. Fill it in, or remove it.

In an article with \`original\`, what is left of a broken mark counts as its words, so that removing it changes them.

## Reported

### A claim that goes on behind its paragraph

~~~md articles/parts.md
He said [that the talks went well
        ^^^^^^^^^^^^^^^^^^^^^^^^^ closed in its paragraph

and would go on.]{.claim by="?an official"}
~~~

### A claim that nothing opens

~~~md articles/unopened.md
The talks went well.]{.claim by="?an official"}
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ nothing opens
~~~

### A list that cannot be read

~~~md articles/list.md
[The talks went well]{.claim by=}
                     ^^^^^^^^^^^^ cannot be read
~~~

### A value of several words without quotation marks

~~~md articles/words.md
They met [on Friday]{.date on=2 May 2025}, [they agreed]{.claim by=Xi Jinping #agreed}.
                    ^^^^^^^^^^^^^^^^^^^^^ cannot be read
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cannot be read
~~~

### A quotation mark that is not closed

~~~md articles/quotation.md
[They agreed]{.claim by="to-lam}.
             ^^^^^^^^^^^^^^^^^^^ cannot be read
~~~

### A mention with a list

Other tools read the mention as a link, and would lose it.

~~~md articles/mention.md
[[China]]{.claim by="?an official"} agreed.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ takes no attribute list
~~~

### A part of a claim that is not there

~~~md articles/part.md
[The talks went well.]{.claim #talks by="?an official"}

[They will go on.]{.claim part=talk} [Not all agree.]{.claim part=doubt}
                               ^^^^ Did you mean “talks”?
                                                                  ^^^^^ write \`#doubt\` at its first part
~~~

### Marks that were left empty

~~~md articles/empty.md
Then [[]] met [[|the guests]] [@] and [[to-lam|]] left [see @; @xinhua-talks].
     ^^^^ This mention names nothing
              ^^^^^^^^^^^^^^^ This mention names nothing
                              ^^^ This citation has no key
                                      ^^^^^^^^^^^ shows no words
                                                       ^^^^^^^^^^^^^^^^^^^^^^ A key is missing
[They met]{.claim by="" source=" ; " #met} [on Monday]{.date on=""} and [President]{.role of=""} [Lam]{.person ref=""}
                  ^^^^^ “by” is left empty
                        ^^^^^^^^^^^^ “source” is left empty
                                                             ^^^^^ which day it means
                                                                                          ^^^^^ whose it is
                                                                                                               ^^^^^^ “ref” is left empty
said []{.quote by="?an official"}.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This quote has no words
~~~

## Not reported

### Brackets that are text, or another mark

~~~md articles/brackets.md
\`[[]]\`, \\[[]], <!-- [@] -->, [@](https://example.org/@us), [[]](https://example.org/), mail [us @ home], [x]{.wide alt=""}.

[Read also: [[]]]{.furniture}
~~~

### Marks that are closed, and brackets that are text

~~~md articles/closed.md
[The talks went well]{.claim by="?an official"}, [he said [sic]. He [had] no [doubt.

A ] alone, and [words]{.smallcaps} of Pandoc's.
~~~
`,
  *check({ type, syntaxDefects, original }) {
    for (const { span, message, fixes, level, wordsStay } of syntaxDefects) {
      const titled = fixes.map((fix) => ({ ...fix, title: fix.title + WORDS_CHANGE }));
      const kept = original === undefined || wordsStay === true;
      const finding = { span, message, fixes: kept ? fixes : titled };
      yield level === undefined ? finding : { ...finding, level: type === "note" ? "hint" : level };
    }
  },
};
