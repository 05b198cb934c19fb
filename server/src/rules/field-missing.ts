import { insertEntry, isBlock, yamlValue } from "../model/edit/yaml.ts";
import type { Definition, Facts, Fix } from "../model/facts.ts";
import { type Entry, type Mapping, scalarOf } from "../syntax/tree.ts";
import { asName } from "../text/fold.ts";
import { quoted } from "../text/quoted.ts";
import { span } from "../text/span.ts";
import type { Finding, Rule } from "./rule.ts";
import { type Section, sectionsOf } from "./support/sections.ts";

export const fieldMissing: Rule = {
  code: "field-missing",
  summary: "A field that the file needs is not there.",
  level: "error",
  scope: "article",
  docs: `
What a file defines needs a \`name\`, a source and an article a \`title\`; either word is read as the other. In the lists
of a definition, a role needs its \`title\` and an alias its \`name\`.

Of an article only those are asked that say \`type: article\`, and a heading in the text counts as a title. The finding
stands at the first line of the file, at the first key of the entry, or at the key when only its value is missing.

## Reported

### A definition without a name

~~~md people/to-lam.md
---
^^^ “name”
type: person
born: 1957-07-10
---
~~~

### A key without a value

~~~md sources/xinhua-talks.md
---
type: source
title:
^^^^^ “title”
---
~~~

### An entry of a list

~~~yaml people/all.yaml
to-lam:
^^^^^^^ “name”
  type: person
xi-jinping: { type: person, died: "" }
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “name”
~~~

### A role without a title, an alias without a name

~~~md people/to-lam.md
---
type: person
name: To Lam
aliases:
  - { lang: vi }
      ^^^^ “name”
roles:
  - of: vietnam
    ^^ “title”
    from: 2024-05-22
---
~~~

## Not reported

### A title for a name, and a heading for a title

~~~md people/to-lam.md
---
type: person
title: To Lam
---
~~~
~~~md articles/talks.md
---
type: article
---
# The talks
~~~

### Texts that do not say what they are

~~~md articles/marked.md
[The talks went well]{.claim by="?an official"}.
~~~
~~~md notes/reading.md
---
tags: [later]
---
~~~
`,
  *check(facts) {
    const tops = new Map(facts.definitions.map((definition) => [definition.fields, definition]));
    for (const section of sectionsOf(facts)) {
      const definition = tops.get(section.mapping);
      for (const [key, field] of Object.entries(section.fields)) {
        if (field.required !== true || isGiven(section, key)) continue;
        if (definition === undefined) yield missing(section, key);
        else if (!isNamedOtherwise(definition)) yield missing(section, key, definition, facts);
      }
    }
  },
};

/** The keys that are read when a required one is not there (see `define`). */
const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  name: ["name", "title", "value"],
  title: ["title", "name", "value"],
};

function isGiven({ mapping, canonical }: Section, key: string): boolean {
  const keys = INSTEAD[key] ?? [key];
  return mapping.entries.some(
    ({ key: own, value }) =>
      keys.includes(canonical(own)) &&
      value !== undefined &&
      (value.type !== "scalar" || value.text.trim() !== ""),
  );
}

/** Whether a text has a name without a field: a heading gives an article one, and one that states no type needs none. */
function isNamedOtherwise({ kind, fields, namePlace, idPlace }: Definition): boolean {
  if (kind !== "article") return false;
  return scalarOf(fields, "type") === undefined || namePlace.start !== idPlace.start;
}

function missing(section: Section, key: string, definition?: Definition, facts?: Facts): Finding {
  const { mapping, canonical, what } = section;
  const empty = mapping.entries.find((entry) => canonical(entry.key) === key);
  const span = empty?.keySpan ?? definition?.firstLine ?? mapping.entries[0]?.keySpan ?? mapping.span;
  const how = empty === undefined ? `add a line \`${key}: …\`` : "write it behind the colon";
  const message = `${what.charAt(0).toUpperCase()}${what.slice(1)} needs a ${quoted(key)}: ${how}.`;
  const fix = definition && facts && addition(facts, mapping, key, definition.id, empty);
  return { span, message, fixes: fix === undefined ? [] : [fix] };
}

/** Writes the id as words, for a start. */
function addition(
  facts: Facts,
  mapping: Mapping,
  key: string,
  id: string,
  empty: Entry | undefined,
): Fix | undefined {
  const value = yamlValue(asName(id));
  const title = `Write “${key}: ${asName(id)}”`;
  if (empty?.value !== undefined) return { title, edits: [{ span: empty.value.span, text: value }] };
  if (empty !== undefined) {
    const behind = empty.keySpan.end + 1;
    return {
      title,
      edits: [{ span: span(behind, behind), text: isBlock(mapping) ? ` ${value}` : ` ${value} ` }],
    };
  }
  const edit = insertEntry(facts, mapping, key, value);
  return edit === undefined ? undefined : { title, edits: [edit] };
}
