import { LINES_ABOVE } from "../syntax/front-matter.ts";
import type { Rule } from "./rule.ts";

export const frontMatterInvalid: Rule = {
  code: "front-matter-invalid",
  summary: "Front matter or a list of definitions is no YAML, so that what it says is lost.",
  level: "error",
  scope: "article",
  restsOn: "reading",
  docs: `
Front matter is data in YAML between two lines of three hyphens at the very start of a file. What cannot be read is
reported at its line. As long as that is so, nobody knows what the rest means: rules about fields and claims stay silent
in the file, and only the marks, names, dates and keys in its text are checked. Nothing in it is ever run: \`---js\` and
the like are errors. A \`.yaml\` file with a list of definitions is read in the same way.

Most often a value with a colon in it needs quotation marks, or a line is indented with a tab.

## Reported

### A colon in a value

~~~md articles/talks.md
---
title: Talks: the second day
       ^ quotation marks
published: 2024-08-19
---
~~~

### A colon in a value, and nothing about what is lost with it

~~~md articles/visit.md
---
type: article
title: Visit: the first day
       ^ quotation marks
claims:
  welcome: { by: to-lam, on: soon }
---
[They were welcome]{.claim #welcome}.
~~~

### The same key twice

~~~md articles/talks.md
---
title: Talks
title: Talks again
^^^^^ twice
---
~~~

### A definition in a list that does not say what it is

~~~yaml people/all.yaml
to-lam:
^^^^^^ What this defines is not said
  name: To Lam
~~~

### Another language than YAML

~~~md articles/talks.md
---js
^^^^^ Nothing was run
{ title: "Talks" }
---
~~~

### Front matter without an end

~~~md articles/talks.md
---
^^^ not closed
title: Talks

The talks went well.
~~~

### An empty line (here a space) above front matter

~~~md articles/talks.md
${" "}
^^ Front matter begins on the first line
---
title: Talks
---
The talks went well.
~~~

## Not reported

### A rule across the page below an empty line

~~~md articles/talks.md

---

The first part: talks.

---

The second part.
~~~

### A colon in quotation marks

~~~md articles/talks.md
---
title: "Talks: the second day"
---
~~~

### A rule across the page

~~~md articles/talks.md
The first part.

---

The second part.
~~~
`,
  *check({ dataDefects }) {
    for (const { code, span, message, fixes } of dataDefects) {
      if (code !== "front-matter-invalid") continue;
      const removal = { title: "Remove the empty lines above the front matter", edits: [{ span, text: "" }] };
      yield { span, message, fixes: message === LINES_ABOVE ? [removal] : fixes };
    }
  },
};
