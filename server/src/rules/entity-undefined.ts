import type { Snapshot } from "../corpus/catalog.ts";
import { type Folders, foldersFor } from "../corpus/folders.ts";
import { isAbbreviated } from "../corpus/initials.ts";
import { resolver } from "../corpus/resolver.ts";
import type { Definition, Facts, Fix, Use } from "../model/facts.ts";
import { stem } from "../model/lower.ts";
import { quoted } from "../text/quoted.ts";
import type { Finding, Rule } from "./rule.ts";
import { fragmentFinder, fragmentFinding } from "./support/fragments.ts";
import { kindsMeant } from "./support/kinds.ts";
import { deadLink, isOutside } from "./support/links.ts";
import { newDefinition } from "./support/new-file.ts";
import { type Choice, choices, idFor, isBare, retarget, targetFor } from "./support/retarget.ts";
import { holdsWords, suggester, wordsOf } from "./support/suggestions.ts";
import { brieflyNamed, didYouMean, named } from "./support/wording.ts";

export const entityUndefined: Rule = {
  code: "entity-undefined",
  summary: "A mention, an attribute, a field or a link names something that nothing defines.",
  level: "warning",
  scope: "definitions",
  restsOn: "marks",
  docs: `
What a mention names must be defined in a file of the corpus, by its id, its name or one of its aliases; else hover,
references and comparisons do not know of it. Use the name that is defined, or define the new one: the fix makes a file
in the folder where definitions of that kind live. A part of a name, and a name with initials, names nobody for
certain: for \`[[Okoro]]\` and \`[[J. Okoro]]\` the fix writes Jan Okoro's id before the words, \`[[jan-okoro|Okoro]]\`.
The article and the claim in \`article#claim\`, the heading in \`file#heading\`, and the \`.md\` file that an ordinary link
points to must be there too.

In a note it is a hint. Furniture is skipped. Nothing is said of values that may be plain words, of unnamed speakers
(\`by="?analysts"\`), of links to other sorts of files, to README.md or to what \`exclude\` leaves out, and of marks of
blocks (\`#^id\`). In an article with \`original\` the fixes keep what readers see.

## Reported

### A weak alias, which suggests and never resolves

~~~md people/to-lam.md
---
type: person
name: To Lam
weakAliases: [Lam]
---
~~~
~~~md articles/talks.md
---
type: article
title: The talks
---
They met [[Lam]].
           ^^^ Did you mean “To Lam”
~~~

### A mention with a slip, and one of somebody new

~~~md people/to-lam.md
---
type: person
name: To Lam
---
~~~
~~~md articles/talks.md
[[to-lan|Lam]] met [[Li Qiang]] on Monday.
  ^^^^^^ Did you mean “To Lam”?
                     ^^^^^^^^ “Li Qiang”
[They met]{.claim by=to-lan}.
                     ^^^^^^ “to-lan”
~~~

### An article whose words are kept

~~~md people/to-lam.md
---
type: person
name: To Lam
---
~~~
~~~md articles/talks.md
---
title: The talks
original: { sha256: "0" }
---
[[To Lan]] came, [Tô Lan]{.person} said.
  ^^^^^^ “To Lan”
                  ^^^^^^ “Tô Lan”
~~~

### A part of a name

~~~md people/jan-okoro.md
---
type: person
name: Jan Okoro
---
~~~
~~~md articles/talks.md
[[Okoro]] came, [said Okoro]{.claim by=Okoro}.
  ^^^^^ Did you mean “Jan Okoro”?
                                       ^^^^^ “Jan Okoro”
~~~

### Initials

~~~md people/alejandra-lorca.md
---
type: person
name: Alejandra Lorca
---
~~~
~~~md articles/talks.md
[[A. Lorca]] came, [said she]{.claim by="A. Lorca"}.
  ^^^^^^^^ Did you mean “Alejandra Lorca”?
                                         ^^^^^^^^ “A. Lorca”
~~~

### A field

~~~md events/talks.md
---
type: event
name: The talks
participants: [to-lam]
               ^^^^^^ “to-lam”
place: { value: Bejing, note: Or outside it. }
                ^^^^^^ “Beijing”
---
~~~
~~~md places/beijing.md
---
type: place
name: Beijing
---
~~~

### A claim that an article has not, and an article that is not there

~~~md articles/dinner.md
[They dined]{.claim #they-dined by="?an official"}.
~~~
~~~md articles/talks.md
As told [[dinner#they-dine|before]], [they dined]{.claim by="?an official" repeats=diner#they-dined}.
          ^^^^^^^^^^^^^^^^ “dinner” has no claim or heading “they-dine”. Did you mean “they-dined”?
                                                                                   ^^^^^^^^^^^^^^^^ “dinner”
~~~

### A link to a file that is not there

~~~md people/to-lam.md
---
type: person
name: To Lam
---
~~~
~~~md articles/talks.md
[Lam](../people/to-lan.md) met [Xi](../people/xi-jinping.md).
      ^^^^^^^^^^^^^^^^^^^ people/to-lam.md
                                    ^^^^^^^^^^^^^^^^^^^^^^^ people/xi-jinping.md
~~~

### A dead link in a note, as a hint

~~~md notes/reading.md
See [[Li Qiang]].
      ^^^^^^^^ “Li Qiang”
~~~

## Not reported

### Names, aliases, folders, headings and blocks

~~~md people/to-lam.md
---
type: person
name: To Lam
aliases: [Tô Lâm]
---
# Early life
~~~
~~~md articles/talks.md
[[to-lam]], [[TÔ LÂM]], [[people/to-lam|Lam]], [[to-lam#Early life]], [[to-lam#early-life]], [[to-lam#^a1]] and
[Lam](../people/to-lam.md#early-life).
~~~

### What may be plain words

~~~md sources/xinhua-talks.md
---
type: source
title: The talks
author: Somebody Else
---
~~~
~~~md articles/talks.md
[They met]{.claim by="?an official" property=mood value="cordial and friendly"}.
~~~

### Furniture, files of other sorts, and files outside the corpus

~~~yaml attested.yaml
exclude: ["drafts/**"]
~~~
~~~md articles/talks.md
[Read also: [[Ten things about tea]]]{.furniture}

[The speech](speech.pdf), [how to contribute](../README.md), [a draft](../drafts/later.md), [Xinhua](https://example.org/a.md).
~~~
`,
  *check(facts, snapshot) {
    const resolve = resolver(snapshot);
    const suggest = suggester(snapshot);
    const missing = fragmentFinder(snapshot);
    const folders = foldersFor(facts, snapshot);
    const level = facts.type === "note" ? { level: "hint" as const } : {};
    for (const use of facts.uses) {
      if (use.optional || use.furniture || use.wanted === "key") continue;
      const [definition, other] = resolve(use).definitions;
      if (definition !== undefined) {
        const lost = other === undefined ? missing(use, definition) : undefined;
        if (lost !== undefined) yield { ...fragmentFinding(facts, use, definition, lost.near), ...level };
      } else if (use.wanted === "file") {
        if (snapshot.facts(use.target) !== undefined || isOutside(use.target, snapshot.config)) continue;
        yield { ...deadLink(facts, snapshot, use, suggest(use, stem(use.target))), ...level };
      } else if (use.target !== "")
        yield { ...noEntity(facts, snapshot, folders, use, suggest(use)), ...level };
    }
  },
};

function noEntity(
  facts: Facts,
  snapshot: Snapshot,
  folders: Folders,
  use: Use,
  near: readonly Definition[],
): Finding {
  const what = use.wanted === "claim" ? "No article is called" : "No file defines";
  const advice =
    near.length === 0
      ? ": correct the name, or make a file that defines it."
      : `.${didYouMean([...new Set(near.map(brieflyNamed))])}`;
  const message = `${what} ${quoted(use.target)}${advice}`;
  const fixes: Fix[] = [...choices(near.map((definition) => useOf(facts, snapshot, use, definition)))];
  for (const kind of use.wanted === "claim" ? [] : kindsMeant(use, facts)) {
    const fix = newDefinition(snapshot, folders, kind, use.target, use.surface);
    if (fix !== undefined) fixes.push(fix);
  }
  return { span: use.place, message, fixes };
}

/** Makes a use name the definition. Words that are part of its name stay as readers see them. */
function useOf(facts: Facts, snapshot: Snapshot, use: Use, definition: Definition): Choice {
  const { names } = definition;
  const words = wordsOf(use.target);
  const part = holdsWords(definition, words) || names.some(({ text }) => isAbbreviated(wordsOf(text), words));
  const keep = isBare(use) && part;
  const target = keep ? idFor(snapshot, use, definition) : targetFor(facts, snapshot, use, definition);
  const edit = retarget(facts, use, target, keep ? { keep } : {});
  const title = `Use ${named(definition)}${keep ? ", keeping the words" : ""}`;
  return { definition, title, edit };
}
