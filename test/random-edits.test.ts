import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Catalog } from "../server/src/corpus/catalog.ts";
import { digestOf } from "../server/src/node/load.ts";
import { check, type Diagnostic } from "../server/src/rules/check.ts";
import { span } from "../server/src/text/span.ts";
import { Dice } from "./support/dice.ts";
import { askFeature, FEATURES, featureNames, type Question } from "./support/every-feature.ts";
import { type Edited, RandomEditor } from "./support/random-editor.ts";
import { assertSameCatalog, assertSameFindings } from "./support/same-catalog.ts";

const EDITS = Number(process.env["ATTESTED_EDITS"] ?? 10_000);
const SEED = Number(process.env["ATTESTED_SEED"] ?? 20_240_819);

/** After so many edits the corpus is compared with one built afresh. */
const CHECKPOINT = 1000;

/** After so many the findings that are kept are compared with fresh ones, and after so many those missing are looked for. */
const COMPARED = 200;
const WARMED = 100;

/** Files in which columns, bytes and letters differ most, and which end their lines in CR LF. */
const OWN: readonly (readonly [string, string])[] = [
  [
    "extra/words.md",
    "---\ntitle: Words 👩‍👩‍👧\n---\n# Début\n\n🇻🇳 e\u0301 東京 [[Tô Lâm]] שלום [said]{.claim #c1 by=to-lam} [@xi-article].\n",
  ],
  [
    "extra/東京.md",
    "---\r\ntype: place\r\nname: 東京\r\naliases: [Tōkyō, Tokyo]\r\nwithin: japan\r\n---\r\nA city. مرحبا Xi Jinping.\r\n",
  ],
  [
    "extra/list.yaml",
    "- {type: person, id: li-na, name: Li Na}\n- {type: state, name: 日本, id: japan, capital: 東京}\n",
  ],
  ["extra/refs.bib", "@article{berg2022,\n  title = {On piers},\n  author = {Berg, Nils}\n}\n"],
  ["extra/refs.json", '[{"id": "ek2020", "title": "Tides 🌊"}]\n'],
];

function workedExample(): Map<string, string> {
  const folder = join(fileURLToPath(import.meta.url), "..", "..", "..", "corpus");
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path !== "README.md" && /\.(?:md|yaml)$/.test(path));
  return new Map([
    ...paths.sort().map((path) => [path, readFileSync(join(folder, path), "utf8")] as const),
    ...OWN,
  ]);
}

/** The findings in files as a server keeps them: looked for again only where a change says that they may be others. */
class Findings {
  private readonly known = new Map<string, readonly Diagnostic[]>();
  private readonly digests = new Map<string, { readonly text: string; readonly digest: string }>();

  constructor(private readonly editor: RandomEditor) {}

  forget(paths: ReadonlySet<string>): void {
    for (const path of paths) this.known.delete(path);
  }

  of(path: string): readonly Diagnostic[] {
    const found = this.known.get(path) ?? this.fresh(path, this.editor.catalog);
    this.known.set(path, found);
    return found;
  }

  fresh(path: string, catalog = this.editor.catalog): readonly Diagnostic[] {
    const facts = catalog.facts(path);
    if (facts === undefined) return [];
    const evidence = {
      today: "2026-02-03",
      ...(facts.original === undefined ? {} : { digest: this.digest(path) }),
    };
    return check(facts, catalog, evidence, (rule, error) => {
      throw new Error(`The rule ${rule} failed on ${path}.`, { cause: error });
    });
  }

  private digest(path: string): string {
    const text = this.editor.texts.get(path) ?? "";
    const known = this.digests.get(path);
    if (known?.text === text) return known.digest;
    const digest = digestOf(text);
    this.digests.set(path, { text, digest });
    return digest;
  }
}

describe("a corpus that is edited at random", function () {
  this.timeout(300_000);

  it("is asked by every feature that there is", () => {
    assert.deepEqual(Object.keys(FEATURES).sort(), featureNames());
  });

  it(`is after ${EDITS} edits what it is when built afresh, and every feature answers in between (seed ${SEED})`, () => {
    const dice = new Dice(SEED);
    const editor = new RandomEditor(workedExample(), dice);
    const findings = new Findings(editor);
    const names = Object.keys(FEATURES);
    let last: Edited | undefined;
    let number = 0;
    const question = (path: string): Question | undefined => {
      const document = editor.documents.get(path);
      if (document === undefined) return undefined;
      const offset = dice.below(document.marks.text.length + 1);
      const end = Math.min(document.marks.text.length, offset + dice.below(200));
      const text = (one: string): string => editor.texts.get(one) ?? "";
      return {
        catalog: editor.catalog,
        document,
        offset,
        selection: span(offset, end),
        words: editor.word(),
        text,
      };
    };
    const ask = (name: string, path: string): void => {
      const asked = question(path);
      if (asked === undefined) return;
      try {
        askFeature(name, asked);
      } catch (error) {
        throw new Error(`${name} failed in ${path} at ${asked.offset}.`, { cause: error });
      }
    };
    const compare = (catalog: Catalog): void => {
      for (const path of editor.texts.keys())
        assertSameFindings(path, findings.of(path), findings.fresh(path, catalog));
    };
    const warm = (): void => {
      for (const path of editor.texts.keys()) findings.of(path);
    };
    const { stackTraceLimit } = Error;
    try {
      // The reader of YAML makes an error of every defect, and each would look for where it stands in the program.
      Error.stackTraceLimit = 0;
      warm();
      for (number = 1; number <= EDITS; number++) {
        last = editor.edit();
        findings.forget(last.affected);
        const [edited] = last.affected;
        for (const path of [edited ?? editor.path(), editor.path()]) ask(dice.one(names), path);
        if (number % COMPARED === 0) compare(editor.catalog);
        else if (number % WARMED === 0) warm();
        if (number % CHECKPOINT !== 0 && number !== EDITS) continue;
        const afresh = editor.afresh();
        assertSameCatalog(editor.catalog, afresh);
        compare(afresh);
        for (const path of editor.texts.keys()) ask(dice.one(names), path);
      }
    } catch (error) {
      const what = `Edit ${number} (${last?.what}) of seed ${SEED}; set ATTESTED_SEED and ATTESTED_EDITS to repeat it.`;
      throw new Error(`${what} ${String(error)}`, { cause: error });
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  });
});
