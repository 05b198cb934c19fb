import { entryOf, itemsOf, type Mapping, type Scalar, type Tree } from "../syntax/tree.ts";
import { readMapping } from "../syntax/yaml.ts";
import { quoted } from "../text/quoted.ts";
import { type Span, span } from "../text/span.ts";
import { spelledLike } from "../text/spelled-like.ts";
import type { Fix } from "./facts.ts";
import { mistaken } from "./repair/change-to.ts";
import { quotationFixes } from "./repair/unquoted.ts";

/** How loud a rule is; `off` silences it. */
export type Level = "error" | "warning" | "info" | "hint" | "off";

/** What is declared of a property that claims may state. */
export interface Property {
  readonly type: "quantity" | "date" | "entity" | "text";
  readonly unit: string | undefined;
  /** Only one value can be true at a time. */
  readonly single: boolean;
  /** The value does not change with time. */
  readonly timeless: boolean;
}

/** What attested.yaml says (README.md, Settings of a corpus). */
export interface Config {
  /** Globs of the files that belong to the corpus, and of those that do not. */
  readonly files: readonly string[];
  readonly exclude: readonly string[];
  /** Paths of bibliographies: CSL-JSON or BibTeX. */
  readonly bibliography: readonly Located[];
  /** Folders or globs; `.yaml` files under them hold definitions. */
  readonly definitions: readonly Located[];
  /** The project's words for the field `kind`, by kind. */
  readonly kinds: ReadonlyMap<string, readonly string[]>;
  readonly properties: ReadonlyMap<string, Property>;
  /** The project's own classes, with what they are for. */
  readonly tags: ReadonlySet<string>;
  readonly rules: ReadonlyMap<string, Level>;
  /** Ids and the names that the project prefers for them. */
  readonly style: ReadonlyMap<string, string>;
  readonly defects: readonly ConfigDefect[];
  /** The rules that are named, for the check that they exist. */
  readonly ruleNames: readonly Located[];
}

/** A text and where it stands in attested.yaml. */
export interface Located {
  readonly text: string;
  readonly span: Span;
}

export interface ConfigDefect {
  readonly span: Span;
  readonly message: string;
  /** Repairs, the best first. */
  readonly fixes: readonly Fix[];
}

/** The file at a corpus's root. */
export const CONFIG_FILE = "attested.yaml";

export const LEVELS: readonly Level[] = ["error", "warning", "info", "hint", "off"];

/** The keys of attested.yaml and what each is for. */
export const CONFIG_KEYS: Readonly<Record<string, string>> = {
  files: "Globs of the files that belong to the corpus.",
  exclude: "Globs of the files that do not.",
  bibliography: "CSL-JSON or BibTeX files with sources.",
  definitions: "Folders that hold definitions; a .yaml file in them may hold many.",
  kinds: "Words for the `kind` field, by kind.",
  properties: "What claims may state: name: {type, unit, single, timeless}.",
  tags: "Your own classes and attributes for spans.",
  rules: "How loud each rule is: rule: error, warning, info, hint or off.",
  style: "The name to prefer for an id.",
};

/** What a corpus without settings has. */
export const DEFAULT_CONFIG: Config = {
  files: ["**/*.md"],
  exclude: [],
  bibliography: [],
  definitions: [],
  kinds: new Map(),
  properties: new Map(),
  tags: new Set(),
  rules: new Map(),
  style: new Map(),
  defects: [],
  ruleNames: [],
};

/** Whether two settings take the same files into the corpus. */
export function takeSameFiles(a: Config, b: Config): boolean {
  const files = (config: Config): string =>
    JSON.stringify([config.files, config.exclude, textsIn(config.definitions), textsIn(config.bibliography)]);
  return files(a) === files(b);
}

/** Whether two settings say the same about every file but attested.yaml itself. */
export function saySame(a: Config, b: Config): boolean {
  const said = ({ definitions, properties, tags, rules, style }: Config): string =>
    JSON.stringify([textsIn(definitions), [...properties], [...tags], [...rules], [...style]]);
  return a === b || said(a) === said(b);
}

function textsIn(list: readonly Located[]): readonly string[] {
  return list.map(({ text }) => text);
}

/** The path, from the corpus's root, that attested.yaml means by one with `./` or `/` before it. */
export function pathNamed(text: string): string {
  return text.replace(/^(?:\.?\/)+/, "");
}

/** Reads the text of attested.yaml. Whatever cannot be read is a defect, and the rest counts. */
export function readConfig(text: string): Config {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const { mapping, errors } = readMapping(text, span(start, text.length));
  const quotes = quotationFixes(text, span(start, text.length), errors);
  const defects = errors.map((error, i): ConfigDefect => ({ ...error, fixes: quotes[i] ?? [] }));
  const known = Object.keys(CONFIG_KEYS);
  const given = new Set(mapping.entries.map(({ key }) => key));
  for (const { key, keySpan } of mapping.entries) {
    if (known.includes(key)) continue;
    const near = spelledLike(key, known);
    const what = `${quoted(key)} is no setting`;
    // Two lines of one key would be an error too.
    if (near !== undefined && given.has(near)) {
      const message = `${what}: move what it says to ${quoted(near)}, which is there already, or remove it.`;
      defects.push({ span: keySpan, message, fixes: [] });
    } else defects.push(mistaken(what, near, `write one of ${known.join(", ")}`, keySpan));
  }
  const files = textsOf(mapping, "files", defects);
  return {
    files: files.length === 0 ? DEFAULT_CONFIG.files : files.map((file) => file.text),
    exclude: textsOf(mapping, "exclude", defects).map((file) => file.text),
    bibliography: textsOf(mapping, "bibliography", defects),
    definitions: textsOf(mapping, "definitions", defects),
    kinds: new Map(pairsOf(mapping, "kinds", defects).map(([key, value]) => [key.text, wordsIn(value)])),
    properties: new Map(
      pairsOf(mapping, "properties", defects).map(([key, value]) => [key.text, property(value, defects)]),
    ),
    tags: new Set(namesOf(mapping, "tags")),
    rules: levelsOf(mapping, defects),
    style: new Map(
      pairsOf(mapping, "style", defects).flatMap(([key, value]) =>
        value?.type === "scalar" ? [[key.text, value.text] as const] : [],
      ),
    ),
    defects,
    ruleNames: pairsOf(mapping, "rules", []).map(([key]) => key),
  };
}

function textsOf(mapping: Mapping, key: string, defects: ConfigDefect[]): readonly Located[] {
  return itemsOf(entryOf(mapping, key)?.value).flatMap((item) => {
    if (item.type === "scalar") return [{ text: item.text, span: item.inner }];
    defects.push({
      span: item.span,
      message: `“${key}” is a list of texts: write each on its own line behind a hyphen.`,
      fixes: [],
    });
    return [];
  });
}

function pairsOf(
  mapping: Mapping,
  key: string,
  defects: ConfigDefect[],
): readonly [Located, Tree | undefined][] {
  const value = entryOf(mapping, key)?.value;
  if (value === undefined) return [];
  if (value.type !== "mapping") {
    defects.push({ span: value.span, message: `“${key}” needs lines of \`name: value\`.`, fixes: [] });
    return [];
  }
  return value.entries.map((entry) => [{ text: entry.key, span: entry.keySpan }, entry.value]);
}

/** Names given as a list, or as the keys of a mapping. */
function namesOf(mapping: Mapping, key: string): readonly string[] {
  return wordsIn(entryOf(mapping, key)?.value);
}

function wordsIn(value: Tree | undefined): readonly string[] {
  if (value?.type === "mapping") return value.entries.map((entry) => entry.key);
  return itemsOf(value).flatMap((item) => (item.type === "scalar" ? [item.text] : []));
}

const TYPES: readonly Property["type"][] = ["quantity", "date", "entity", "text"];

function property(value: Tree | undefined, defects: ConfigDefect[]): Property {
  const fields = value?.type === "mapping" ? value : undefined;
  const given = scalar(fields, "type") ?? (value?.type === "scalar" ? value : undefined);
  const type = TYPES.find((known) => known === given?.text);
  if (given !== undefined && type === undefined) {
    const near = spelledLike(given.text, TYPES);
    defects.push(
      mistaken(
        `No property has the type ${quoted(given.text)}`,
        near,
        `write ${TYPES.join(", ")}`,
        given.inner,
      ),
    );
  }
  return {
    type: type ?? "text",
    unit: scalar(fields, "unit")?.text,
    single: scalar(fields, "single")?.text === "true",
    timeless: scalar(fields, "timeless")?.text === "true",
  };
}

function scalar(mapping: Mapping | undefined, key: string): Scalar | undefined {
  const value = mapping === undefined ? undefined : entryOf(mapping, key)?.value;
  return value?.type === "scalar" ? value : undefined;
}

function levelsOf(mapping: Mapping, defects: ConfigDefect[]): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  for (const [rule, value] of pairsOf(mapping, "rules", defects)) {
    const level = value?.type === "scalar" ? LEVELS.find((known) => known === value.text) : undefined;
    if (level === undefined) {
      defects.push(levelDefect(rule, value));
    } else levels.set(rule.text, level);
  }
  return levels;
}

/** A level that is none. */
function levelDefect(rule: Located, value: Tree | undefined): ConfigDefect {
  const otherwise = `write ${LEVELS.join(", ")}`;
  if (value?.type !== "scalar")
    return mistaken(`${quoted(rule.text)} needs a level`, undefined, otherwise, value?.span ?? rule.span);
  // Many programs shorten them: `warn`, `information`.
  const short = LEVELS.find((level) => level.length > 3 && sameStart(level, value.text.toLowerCase()));
  const near = short ?? spelledLike(value.text, LEVELS);
  return mistaken(`There is no level ${quoted(value.text)}`, near, otherwise, value.inner);
}

/** Whether one of two words of at least four letters begins with the other. */
function sameStart(a: string, b: string): boolean {
  return b.length > 3 && (a.startsWith(b) || b.startsWith(a));
}
