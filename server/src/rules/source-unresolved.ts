import type { Snapshot } from "../corpus/catalog.ts";
import { type Folders, foldersFor } from "../corpus/folders.ts";
import { resolver } from "../corpus/resolver.ts";
import type { Definition, Facts, Fix, Use } from "../model/facts.ts";
import { aKind } from "../model/vocabulary.ts";
import { quoted } from "../text/quoted.ts";
import type { Finding, Rule } from "./rule.ts";
import { fragmentFinder, fragmentFinding } from "./support/fragments.ts";
import { newDefinition } from "./support/new-file.ts";
import { choices, retarget, targetFor } from "./support/retarget.ts";
import { suggester } from "./support/suggestions.ts";
import { didYouMean, named } from "./support/wording.ts";

export const sourceUnresolved: Rule = {
  code: "source-unresolved",
  summary: "A citation, an attribute or a field names a source that nothing defines, or the article itself.",
  level: "error",
  scope: "definitions",
  restsOn: "marks",
  docs: `
A key stands for a source, an article or an entry of a bibliography; a source that nobody can find proves nothing. Use
the key that is defined, or describe the source in a file of its own. Behind \`#\` a key names a claim or a heading of an
article, which must be there.

A person or an organisation is no source: cite what they wrote, or name them with \`by\` or \`via\`. An article that
names itself as its source proves nothing either, which is a warning. In notes nothing is said of keys, and furniture is
skipped.

## Reported

### A key with a slip, and a new one

~~~md sources/xinhua-talks.md
---
type: source
title: The talks
---
~~~
~~~md articles/talks.md
---
title: The talks
derivedFrom: xinhua-talk
             ^^^^^^^^^^^ Did you mean “xinhua-talks”?
---
[They met]{.claim source=gcw-renewed} on Monday [see @Roomi2024, p. 3].
                         ^^^^^^^^^^^ “gcw-renewed” is no source: correct the key
                                                      ^^^^^^^^^ “Roomi2024”
~~~

### An organisation in place of a source

~~~md organisations/xinhua.md
---
type: organisation
name: Xinhua
---
~~~
~~~md articles/talks.md
[They met]{.claim source=xinhua} on Monday.
                         ^^^^^^ “xinhua” is an organisation and no source
~~~

### An article that cites itself

~~~md articles/talks.md
---
title: The talks
derivedFrom: talks
             ^^^^^ “talks” is this article itself
---
[They met]{.claim #met} [@talks]. [They dined]{.claim source=talks#met}.
                          ^^^^^ name a source that it relies on
                                                             ^^^^^^^^^ “talks” is this article itself
~~~

### A claim that an article has not

~~~md articles/dinner.md
[They dined]{.claim #they-dined by="?an official"}.
~~~
~~~md articles/talks.md
---
title: The talks
original: { sha256: "0" }
---
[They dined [@dinner#they-dine]]{.claim} [@diner].
              ^^^^^^^^^^^^^^^^ “dinner” has no claim or heading “they-dine”
                                           ^^^^^ “dinner”
~~~

## Not reported

### Sources, articles, claims and bibliographies

~~~md sources/xinhua-talks.md
---
type: source
title: The talks
---
~~~
~~~md articles/dinner.md
# The dinner

[They dined]{.claim #they-dined by="?an official"}.
~~~
~~~md articles/talks.md
[They met [@xinhua-talks; @dinner]]{.claim} and [dined]{.claim source=dinner#they-dined} [@dinner#the-dinner].
~~~

### A handle in a note

~~~md notes/reading.md
Ask [@somebody].
~~~
`,
  *check(facts, snapshot) {
    if (facts.type === "note") return;
    const resolve = resolver(snapshot);
    const suggest = suggester(snapshot);
    const missing = fragmentFinder(snapshot);
    const folders = foldersFor(facts, snapshot);
    for (const use of facts.uses) {
      if (use.wanted !== "key" || use.optional || use.furniture) continue;
      const [definition, other] = resolve(use).definitions;
      if (definition === undefined) {
        yield unresolved(facts, snapshot, folders, use, suggest(use));
        continue;
      }
      if (facts.type === "article" && definition.path === facts.path && other === undefined) {
        yield { span: use.place, message: ownSource(use), level: "warning" };
        continue;
      }
      const lost = other === undefined ? missing(use, definition) : undefined;
      if (lost !== undefined) yield fragmentFinding(facts, use, definition, lost.near);
    }
  },
};

function ownSource({ target, fragment }: Use): string {
  const named = target === "" ? `#${fragment}` : target;
  return `${quoted(named)} is this article itself: name a source that it relies on.`;
}

function unresolved(
  facts: Facts,
  snapshot: Snapshot,
  folders: Folders,
  use: Use,
  near: readonly Definition[],
): Finding {
  const { target, place: span } = use;
  const [entity] = snapshot.lookup(target, "entity").definitions;
  if (entity !== undefined) {
    const message = `${quoted(target)} is ${aKind(entity.kind)} and no source: cite a text, or name ${quoted(entity.name)} with by= or via=.`;
    return { span, message };
  }
  const advice =
    near.length === 0
      ? ": correct the key, or make a file for the source."
      : `.${didYouMean([...new Set(near.map(({ id }) => quoted(id)))])}`;
  const fixes: Fix[] = [
    ...choices(
      near.map((definition) => ({
        definition,
        title: `Use ${named(definition)}`,
        edit: retarget(facts, use, targetFor(facts, snapshot, use, definition)),
      })),
    ),
  ];
  const create = newDefinition(snapshot, folders, "source", target);
  if (create !== undefined) fixes.push(create);
  return { span, message: `${quoted(target)} is no source${advice}`, fixes };
}
