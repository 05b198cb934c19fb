import { isDigestOf } from "../syntax/original.ts";
import type { Rule } from "./rule.ts";

export const originalChanged: Rule = {
  code: "original-changed",
  summary: "The words of an imported article are no longer those of its original.",
  level: "warning",
  scope: "article",
  needs: "digest",
  docs: `
An imported article keeps the digest of its original under \`original.sha256\`. Marks may be added and moved as you like,
for they are not among its words; when the words themselves differ, they no longer are what the source wrote, and
quotes can no longer be checked against it. Undo the change, or accept the words as they are.

The digest is the SHA-256 of what \`attested strip\` writes, with line ends as LF and without a byte order mark.

In VS Code, *Show the difference* (*Attested: Show the Difference from the Original*) looks for the original's words in the
article as it was when it was opened and as it was saved, in the file beside it that ends in \`.orig\`, and in its last
100 versions in git, and compares them with those of now. Elsewhere \`attested strip\` on both, an older version and the article, gives two texts that any
program for differences compares.

## Reported

### A word was changed

~~~md articles/talks.md
---
title: The talks
original:
  sha256: 6b0a3f6c1ee2e4b4d1c4e2e6e8a5b7c2f0d9e8b7a6c5d4e3f2a1b0c9d8e7f6a5
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ differ
---
Lam landed in Guangzhou on Monday.
~~~

## Not reported

### Marks were added

~~~md articles/talks.md
---
title: The talks
original:
  sha256: cfdf98c793b9307772620023c42513be616005baf001feb9bcb77b5174fbc53c
---
[[to-lam|Lam]] [landed in Guangzhou [on Sunday]{.date on=2024-08-18}]{.claim} [@xinhua].
~~~

### An article of one's own

~~~md articles/own.md
---
title: The talks
---
Lam landed in Guangzhou on Monday.
~~~
`,
  *check({ original }, _snapshot, { digest }) {
    if (original === undefined || digest === undefined) return;
    if (isDigestOf(original.sha256, digest)) return;
    const message =
      "The words of this article differ from its original: undo the change, or accept them as they are now.";
    const edits = [{ span: original.place, text: digest }];
    yield {
      span: original.place,
      message,
      fixes: [{ title: "Accept the words as they are", edits, acceptsWords: true }],
    };
  },
};
