import { Catalog, type Change } from "../../server/src/corpus/catalog.ts";
import { CONFIG_FILE, type Config, DEFAULT_CONFIG, readConfig } from "../../server/src/model/config.ts";
import type { Lowered } from "../../server/src/model/lower.ts";
import { lowerFile } from "../../server/src/model/lower-file.ts";
import type { Dice } from "./dice.ts";

/** Pieces of the notation, and what stands around it. `$` becomes an id or a name of the corpus, `#` a claim’s id. */
const PIECES = [
  "[[$]]",
  "[[$|he]]",
  "[[$#c1]]",
  "[[",
  "]]",
  "[@$]",
  "[see @$, p. 3; contra @$]",
  "[@{$}]",
  "[words]{.claim #c1 by=$ about=$ property=count value=14}",
  '[more words]{.claim #c2 repeats=#c1 contradicts="$#c1"}',
  '[“no”]{.quote by="?aides; $"}',
  "[Monday]{.date on=2024-08-19}",
  "[the guest]{.person ref=$}",
  "[$]{.state}",
  "[head]{.role of=$}",
  "[a table]{.furniture}",
  "]{.claim",
  "]{.frame}",
  "}",
  "[",
  "[to](../people/to-lam.md#life)",
  "[to](/extra/words.md)",
  "[^1] and\n\n[^1]: A note [@$].\n\n",
  "<!-- attested off entity-undefined -->",
  "<!--",
  "```\n",
  "`[[x]]`",
  "\n",
  "\r\n",
  "\n\n",
  "\n\n# $\n\n",
  "\n\n## Life\n\n",
  "---\n",
  "\\[",
  "$",
  " $ said. ",
  "🇻🇳👩‍👩‍👧",
  "e\u0301",
  "東京で、",
  "שלום ",
  "مرحبا ",
  "\ud83d",
  "\0",
  "\u2028",
] as const;

/** Lines that front matter and data files may have. */
const FIELDS = [
  "type: person",
  "type: state",
  "type: source",
  "type: article",
  "name: $",
  "title: $",
  "id: $",
  "aliases: [$, 蘇林, Tô Lâm]",
  "weakAliases: [Lam, $]",
  "roles: [{title: President, of: $, from: 2024}]",
  "sources: [$]",
  "partOf: $",
  "derivedFrom: $",
  "published: 2024-08-20",
  "claims: {c1: {by: $, about: $, value: 3}, c2: {refines: '$#c1'}}",
  "original: {sha256: 00}",
  "capital: {value: $, source: $}",
  "nonsense: [",
] as const;

const SETTINGS = [
  "definitions: [people, extra]\n",
  "tags: [frame]\n",
  "bibliography: [extra/refs.bib, extra/refs.json]\n",
  "rules: {entity-undefined: hint, claim-no-source: off}\n",
  "style: {$: $}\n",
  "properties:\n  count: {type: quantity, single: true}\n  leader: {type: entity}\n",
  "kinds: {place: [city]}\n",
  "files: [\n",
] as const;

const NEW_FILES = [
  "extra/words.md",
  "extra/東京.md",
  "extra/to-lam.md",
  "people/new-person.md",
  "extra/list.yaml",
  "extra/refs.bib",
  "extra/refs.json",
  "articles/copy.md",
] as const;

/** A file longer than this grows no more (UTF-16 units), and in a corpus of fewer files none goes. */
const LONG = 10_000;
const FEW = 80;

/** What was done: for the message when something fails. */
export interface Edited {
  readonly what: string;
  readonly affected: ReadonlySet<string>;
}

/** Somebody who edits a corpus at random, and the corpus as a server keeps it: one `Catalog.apply` an edit. */
export class RandomEditor {
  catalog: Catalog;
  readonly texts: Map<string, string>;
  readonly documents = new Map<string, Lowered>();
  private config: Config;
  private readonly undone: (readonly [path: string, text: string | undefined])[][] = [];

  constructor(
    private readonly first: ReadonlyMap<string, string>,
    private readonly dice: Dice,
  ) {
    this.texts = new Map(first);
    this.config = configOf(first);
    this.catalog = Catalog.empty(this.config);
    this.put([...first]);
  }

  /** The corpus built at once from the texts as they are now. */
  afresh(): Catalog {
    const config = configOf(this.texts);
    const changes = [...this.texts].map(([path, text]) => ({
      path,
      facts: lowerFile(path, text, config).facts,
    }));
    return Catalog.empty(config).apply(changes).catalog;
  }

  /** A path of the corpus. */
  path(): string {
    return this.dice.one([...this.texts.keys()]);
  }

  /** An id or a name of something, or words that are no name. */
  word(): string {
    const [own] = this.catalog.facts(this.path())?.definitions ?? [];
    const word =
      own === undefined || this.dice.below(12) === 0 ? "nobody" : this.dice.one([own.id, own.name]);
    return this.dice.below(10) === 0 ? word.slice(1) : word;
  }

  /** One edit, of any kind. */
  edit(): Edited {
    const kind = this.dice.below(100);
    if (kind < 8) return this.undo();
    if (kind < 9 && this.dice.below(3) === 0) return this.settings();
    if (kind < 12) return this.remove();
    if (kind < 15) return this.create();
    if (kind < 18) return this.rename();
    const path = this.path();
    const text = this.texts.get(path) ?? "";
    if (kind < 35 || text.length > LONG)
      return this.replace(`${path}: a deletion`, path, this.shortened(text));
    if (kind < 45) return this.replace(`${path}: a line moved`, path, this.shuffled(text));
    if (kind < 55) return this.replace(`${path}: a field`, path, this.withField(path, text));
    if (kind < 57)
      return this.replace(
        `${path}: other line ends`,
        path,
        text.replace(/\r?\n/g, this.dice.one(["\n", "\r\n"])),
      );
    const piece = this.filled(this.dice.one(PIECES));
    const at = this.dice.below(text.length + 1);
    return this.replace(
      `${path}: ${JSON.stringify(piece)}`,
      path,
      text.slice(0, at) + piece + text.slice(at),
    );
  }

  private filled(piece: string): string {
    return piece.replace(/\$/g, () => this.word());
  }

  private shortened(text: string): string {
    const at = this.dice.below(text.length + 1);
    return text.slice(0, at) + text.slice(at + this.dice.below(text.length > LONG ? 2000 : 60));
  }

  private shuffled(text: string): string {
    const lines = text.split("\n");
    const [line = ""] = lines.splice(this.dice.below(lines.length), 1);
    lines.splice(this.dice.below(lines.length + 1), 0, line);
    return lines.join("\n");
  }

  /** The text with a line more, or another one, in its front matter. */
  private withField(path: string, text: string): string {
    const field = this.filled(this.dice.one(FIELDS));
    if (/\.(?:bib|json)$/.test(path)) return `${text}\n@book{${this.word()}, title = {${this.word()}}}\n`;
    if (path.endsWith(".yaml")) return `${text}\n- ${field}\n`;
    const opened = /^---\r?\n/.exec(text);
    if (opened === null) return `---\n${field}\n---\n${text}`;
    const rest = text.slice(opened[0].length);
    const key = field.slice(0, field.indexOf(":") + 1);
    const known = rest.split("\n").findIndex((line) => line.startsWith(key));
    const lines = rest.split("\n");
    if (known >= 0) lines.splice(known, 1);
    return `${opened[0]}${field}\n${lines.join("\n")}`;
  }

  private settings(): Edited {
    const chosen = SETTINGS.filter(() => this.dice.below(4) === 0).map((piece) => this.filled(piece));
    return this.replace(`${CONFIG_FILE}: ${chosen.join("")}`, CONFIG_FILE, chosen.join(""));
  }

  private remove(): Edited {
    const path = this.path();
    return this.texts.size < FEW ? this.create() : this.done(`${path} deleted`, [[path, undefined]]);
  }

  /** Makes a file again as it was at first, or a new one. */
  private create(): Edited {
    const lost = [...this.first.keys()].filter((path) => !this.texts.has(path));
    const path = lost.length > 0 && this.dice.below(4) > 0 ? this.dice.one(lost) : this.dice.one(NEW_FILES);
    const copied = path.endsWith(".md") ? this.texts.get(this.path()) : undefined;
    const text = this.first.get(path) ?? copied ?? `${this.filled("- {type: person, name: $, id: $}")}\n`;
    return this.replace(`${path} created`, path, text);
  }

  private rename(): Edited {
    const path = this.path();
    const text = this.texts.get(path) ?? "";
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    const to = `${this.dice.one([folder, "moved/"])}${this.dice.one(["renamed", "to-lam", "viet-nam"])}.md`;
    if (path === CONFIG_FILE || !path.endsWith(".md") || this.texts.has(to))
      return this.replace(`${path} saved`, path, text);
    return this.done(`${path} renamed to ${to}`, [
      [path, undefined],
      [to, text],
    ]);
  }

  private undo(): Edited {
    const last = this.undone.pop();
    return last === undefined ? this.create() : { what: "undo", affected: this.put(last) };
  }

  private replace(what: string, path: string, text: string): Edited {
    return this.done(what, [[path, text]]);
  }

  private done(what: string, files: readonly (readonly [string, string | undefined])[]): Edited {
    this.undone.push(files.map(([path]) => [path, this.texts.get(path)]));
    if (this.undone.length > 50) this.undone.shift();
    return { what, affected: this.put(files) };
  }

  /** Takes these texts over, as a server does: by other settings all files are read again if they read differently. */
  private put(files: readonly (readonly [string, string | undefined])[]): ReadonlySet<string> {
    for (const [path, text] of files) {
      if (text === undefined) this.texts.delete(path);
      else this.texts.set(path, text);
    }
    const changed = new Set(files.map(([path]) => path));
    if (changed.has(CONFIG_FILE)) {
      const before = this.config;
      this.config = configOf(this.texts);
      if ([...before.tags].join() !== [...this.config.tags].join())
        for (const path of this.texts.keys()) changed.add(path);
    }
    const changes = [...changed].map((path): Change => {
      const text = this.texts.get(path);
      if (text === undefined) {
        this.documents.delete(path);
        return { path, facts: undefined };
      }
      const document = lowerFile(path, text, this.config);
      this.documents.set(path, document);
      return { path, facts: document.facts };
    });
    const { catalog, affected } = this.catalog.apply(changes, this.config);
    this.catalog = catalog;
    return affected;
  }
}

function configOf(files: ReadonlyMap<string, string>): Config {
  const text = files.get(CONFIG_FILE);
  return text === undefined ? DEFAULT_CONFIG : readConfig(text);
}
