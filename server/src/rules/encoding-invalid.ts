import type { Rule } from "./rule.ts";

export const encodingInvalid: Rule = {
  code: "encoding-invalid",
  summary: "A file is not UTF-8, so nothing in it can be read.",
  level: "error",
  scope: "article",
  restsOn: "reading",
  docs: `
Every file of a corpus is UTF-8. A file in another encoding (Windows-1252, UTF-16, GB 18030) is not guessed at, because
a wrong guess turns names into other names. It is left out until it is saved as UTF-8; nothing is written to it.

To mend it, open it with its own encoding and save it with “UTF-8”, in VS Code with “Reopen with Encoding” and “Save
with Encoding”.

## Reported

### A file in Windows-1252

The sign � stands for a byte that is no UTF-8.

~~~md articles/talks.md
T� L�m met the press.
^ not UTF-8
~~~

## Not reported

### Names with diacritics in UTF-8

~~~md articles/talks.md
Tô Lâm met the press.
~~~
`,
  *check({ dataDefects }) {
    for (const { code, span, message, fixes } of dataDefects) {
      if (code === "encoding-invalid") yield { span, message, fixes };
    }
  },
};
