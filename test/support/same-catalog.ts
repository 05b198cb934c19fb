import assert from "node:assert/strict";
import type { Catalog, Resolution } from "../../server/src/corpus/catalog.ts";
import type { Definition, Facts, Use, Wanted } from "../../server/src/model/facts.ts";
import type { Diagnostic } from "../../server/src/rules/check.ts";

const WANTED: readonly Wanted[] = ["entity", "key", "claim", "file"];

/**
 * Fails unless two catalogs answer alike whatever they are asked: the facts of all files, what every use means, the uses
 * of every definition, names and beginnings of names, searches for what is defined and named in them and for words nearly so.
 */
export function assertSameCatalog(actual: Catalog, expected: Catalog): void {
  const paths = [...expected.paths()].sort();
  assert.deepEqual([...actual.paths()].sort(), paths);
  assert.equal(actual.size, expected.size);
  for (const path of paths) assert.deepEqual(actual.facts(path), expected.facts(path), path);
  const files = paths.flatMap((path) => expected.facts(path) ?? []);
  const asked = questionsOf(files);
  const answers = (catalog: Catalog): readonly (readonly [string, unknown])[] => [...observe(catalog, asked)];
  const right = answers(expected);
  for (const [at, [question, answer]] of answers(actual).entries())
    assert.deepEqual([question, answer], right[at], question);
}

/** Rules whose messages suggest what is spelled nearly so: what that is no index tells, and it may be of before. */
const SUGGESTING = new Set(["entity-undefined", "source-unresolved"]);

/** Fails unless a file has the same findings and related places. Repairs are looked for when they are asked for. */
export function assertSameFindings(
  path: string,
  actual: readonly Diagnostic[],
  expected: readonly Diagnostic[],
): void {
  assert.deepEqual(
    actual.map(withoutSuggestions),
    expected.map(withoutSuggestions),
    `the findings in ${path}`,
  );
}

function withoutSuggestions({ fixes: _fixes, ...finding }: Diagnostic): Omit<Diagnostic, "fixes"> {
  if (!SUGGESTING.has(finding.code)) return finding;
  return { ...finding, message: finding.message.replace(/[.?:] .*$/su, "") };
}

/** What a corpus is asked: everything that it names and defines, and words that are nearly so. */
interface Questions {
  readonly files: readonly Facts[];
  readonly definitions: readonly Definition[];
  readonly names: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
}

function questionsOf(files: readonly Facts[]): Questions {
  const definitions = files.flatMap((facts) => facts.definitions);
  const names = new Set(definitions.flatMap(({ id, names }) => [id, ...names.map(({ text }) => text)]));
  const targets = new Set(files.flatMap((facts) => facts.uses.map(({ target }) => target)));
  return { files, definitions, names, targets };
}

function* observe(catalog: Catalog, asked: Questions): Generator<readonly [string, unknown]> {
  const { files, definitions, names, targets } = asked;
  for (const { path, uses, claims } of files) {
    for (const use of uses) yield [`what ${placed(use)} means`, resolved(catalog.resolve(use))];
    for (const { id } of claims)
      if (id !== undefined) yield [`${path}#${id}`, catalog.claim(path, id)?.index];
  }
  for (const definition of definitions) {
    const uses = [...catalog.uses(definition)].map(placed);
    yield [`the uses of ${named(definition)}`, uses.sort()];
    assert.equal(new Set(uses).size, uses.length, `${named(definition)} has each use once`);
    yield [`how many files name ${named(definition)}`, catalog.spread(definition)];
  }
  for (const name of new Set([...names, ...targets])) {
    yield [`bearers of ${name}`, catalog.bearers(name).map(named)];
    yield [`beginnings with ${name}`, beginnings(name).map((begun) => catalog.begins(begun))];
    for (const wanted of WANTED) yield [`the ${wanted} ${name}`, resolved(catalog.lookup(name, wanted))];
  }
  for (const name of names) {
    const slip = name.slice(0, 2) + name.slice(3);
    yield [`what is nearly ${slip}`, catalog.nearest(slip, "entity").map(named)];
    yield [`a search for ${name}`, catalog.search({ text: name.slice(1, 6), limit: 20 }).map(named)];
  }
  for (const target of targets) yield [`what is nearly ${target}`, catalog.nearest(target, "key").map(named)];
  yield ["a search for everything", catalog.search({ text: "", limit: 2000 }).map(named)];
  yield [
    "sources and people",
    catalog.search({ text: "n", kinds: ["source", "person"], limit: 9 }).map(named),
  ];
  yield ["what many name", catalog.frequent(30).map(named)];
}

/** The beginnings of a name at its words. */
function beginnings(name: string): readonly string[] {
  const words = name.toLowerCase().split(" ");
  return words.map((_, count) => words.slice(0, count + 1).join(" "));
}

function named({ path, kind, id, place }: Definition): string {
  return `${kind} ${id} of ${path}:${place.start}`;
}

function placed({ path, via, target, place }: Use): string {
  return `${path}:${place.start}-${place.end} ${via} ${target}`;
}

function resolved({ by, definitions }: Resolution): readonly string[] {
  return [by, ...definitions.map(named)];
}
