import { attributionsOf } from "../corpus/attribution.ts";
import type { Rule } from "./rule.ts";
import { citer } from "./support/citing.ts";

export const claimNoDocument: Rule = {
  code: "claim-no-document",
  summary: "A claim or a quote names who says so, but no text in which it can be looked up.",
  level: "off",
  scope: "definitions",
  docs: `
For work in which every statement must be traced to a document. It asks claims and quotes with a speaker (\`by\`,
\`via\`, \`at\`) for a text as well: \`source\`, \`evidence\`, a citation or a footnote with one, their own or that of the
claim around them. A claim that names neither is \`claim-no-source\`; one that is \`status=unverifiable\` is settled.

It is off until attested.yaml switches it on.

## Reported

### A speaker alone

~~~yaml attested.yaml
rules: { claim-no-document: info }
~~~
~~~md sources/xinhua-talks.md
---
type: source
title: The talks
---
~~~
~~~md articles/talks.md
They met on Monday [@xinhua-talks]. He said that [trade would grow]{.claim by="?an official"}.
                                                  ^^^^^^^^^^^^^^^^ cites no text
~~~

## Not reported

### A speaker and a text, or neither

~~~yaml attested.yaml
rules: { claim-no-document: info }
~~~
~~~md articles/talks.md
[Trade grew]{.claim by=xi-jinping source=xinhua-talks}. [It fell [“a little”]{.quote by=to-lam}]{.claim} [@xinhua-talks].
[It will grow]{.claim}. [It was good]{.claim by="?analysts" status=unverifiable}.
~~~

### Where it is not switched on

~~~md articles/talks.md
[Trade grew]{.claim by=xi-jinping}.
~~~
`,
  *check(facts, snapshot) {
    const cite = citer(facts, snapshot);
    const attributions = attributionsOf(facts);
    for (const claim of facts.claims) {
      const { attributed, sourced, unverifiable } = attributions[claim.index] ?? {};
      if (!attributed || sourced || unverifiable || claim.furniture) continue;
      const message = `This ${claim.kind} cites no text: cite one in which it can be looked up.`;
      yield { span: claim.place, message, fixes: cite(claim) };
    }
  },
};
