import assert from "node:assert/strict";
import type { Facts } from "../../server/src/model/facts.ts";
import { RULES } from "../../server/src/rules/all.ts";
import { check, type Diagnostic } from "../../server/src/rules/check.ts";
import type { Finding, Rule } from "../../server/src/rules/rule.ts";
import { corpusOf } from "../support/corpus.ts";
import { findingsIn } from "../support/findings.ts";

/** The catalogue's codes, in its order. */
const CATALOGUE = `
  syntax-error encoding-invalid config-invalid front-matter-invalid field-unknown field-missing field-invalid
  date-invalid id-duplicate property-undeclared original-changed suppression-unused
  entity-undefined entity-ambiguous alias-ambiguous alias-unregistered mention-untagged name-contested role-at-date
  entity-unused
  claim-no-source claim-no-document source-unresolved source-circular source-not-independent source-interested
  source-missing-metadata source-url-malformed source-date-mismatch quote-mismatch quote-no-locator claim-changed
  claim-stale source-single
  claims-conflict definition-conflict sum-check superlative-conflict order-impossible
  attribution-vague attribution-dropped attribution-incomplete date-relative claim-unmarked multiplier-ambiguous
  tense-conflict text-duplicate import-noise`
  .trim()
  .split(/\s+/);

/** The findings in an article of its own, as `level code words`. */
function findings(text: string, config = "", path = "articles/talks.md"): readonly string[] {
  const files = [
    { path: "attested.yaml", text: config },
    { path, text },
  ];
  const found = findingsIn(files).get(path) ?? [];
  return found.map(({ level, code, span }) => `${level} ${code} ${text.slice(span.start, span.end)}`);
}

function rule(code: string, check: Rule["check"], rest: Partial<Rule> = {}): Rule {
  return { code, summary: code, level: "warning", scope: "article", docs: "", check, ...rest };
}

function at(start: number, end: number): Finding {
  return { span: { start, end }, message: "A finding." };
}

/** Runs rules of a test over a text; what they throw is collected as `code: message`. */
function run(
  text: string,
  rules: readonly Rule[],
  config = "",
): { found: readonly Diagnostic[]; log: string[] } {
  const path = "articles/talks.md";
  const { catalog } = corpusOf([
    { path: "attested.yaml", text: config },
    { path, text },
  ]);
  const log: string[] = [];
  const note = (code: string, error: unknown): void => {
    log.push(`${code}: ${error instanceof Error ? error.message : String(error)}`);
  };
  return { found: check(catalog.facts(path) as Facts, catalog, {}, note, rules), log };
}

describe("rules", () => {
  it("have codes that are in the catalogue, in its order and once each", () => {
    const codes = RULES.map(({ code }) => code);
    assert.deepEqual(
      codes,
      CATALOGUE.filter((code) => codes.includes(code)),
    );
  });

  it("have a summary of one sentence", () => {
    for (const { code, summary } of RULES) assert.match(summary, /^[A-Z](?:[^.]|\.\w)*\.$/, code);
  });
});

describe("check", () => {
  it("gives findings in the order of the text, then by code", () => {
    const rules = [rule("b", () => [at(5, 6), at(0, 4)]), rule("a", () => [at(0, 4), at(0, 2)])];
    assert.deepEqual(
      run("one two", rules).found.map(({ code, span }) => `${code} ${span.start}–${span.end}`),
      ["a 0–2", "a 0–4", "b 0–4", "b 5–6"],
    );
  });

  it("logs a rule that throws, and the others still answer", () => {
    const rules = [
      rule("sound", () => [at(0, 3)]),
      rule("broken", () => {
        throw new Error("at once");
      }),
      rule("halfway", function* () {
        yield at(0, 3);
        throw new Error("later");
      }),
    ];
    const { found, log } = run("one", rules);
    assert.deepEqual(
      found.map(({ code }) => code),
      ["sound"],
    );
    assert.deepEqual(log, ["broken: at once", "halfway: later"]);
  });

  it("does not call a suppression of a rule that threw unused", () => {
    const broken = rule("broken", () => {
      throw new Error("at once");
    });
    const unused = RULES.filter(({ code }) => code === "suppression-unused");
    const { found } = run("<!-- attested-disable-next-line broken -->\none", [broken, ...unused]);
    assert.deepEqual(found, []);
  });

  it("does not run a rule without the evidence that it needs", () => {
    const { found } = run("one", [rule("late", () => [at(0, 3)], { needs: "today" })]);
    assert.deepEqual(found, []);
  });
});

describe("levels", () => {
  const text = "[They met]{.claim}, said [[Li Qiang]].\n";

  it("are the rules' own unless settings say otherwise", () => {
    assert.deepEqual(findings(text), [
      "warning claim-no-source They met",
      "warning entity-undefined Li Qiang",
    ]);
  });

  it("are those of attested.yaml for all findings of a rule", () => {
    const config = "rules: { claim-no-source: error, entity-undefined: off }\n";
    assert.deepEqual(findings(text, config), ["error claim-no-source They met"]);
  });

  it("of a finding count before those of its rule, and settings before both", () => {
    const note = "[[Li Qiang]]\n";
    assert.deepEqual(findings(note, "", "notes/a.md"), ["hint entity-undefined Li Qiang"]);
    const config = "rules: { entity-undefined: error }\n";
    assert.deepEqual(findings(note, config, "notes/a.md"), ["error entity-undefined Li Qiang"]);
  });

  it("switch on what is off", () => {
    const claim = "[They met]{.claim by=?x}\n";
    assert.deepEqual(findings(claim), []);
    assert.deepEqual(findings(claim, "rules: { claim-no-document: hint }\n"), [
      "hint claim-no-document They met",
    ]);
  });
});

describe("suppressions", () => {
  const text = "[They met]{.claim}, said [[Li Qiang]].\n";

  it("silence a rule for the next line only", () => {
    const comment = "<!-- attested-disable-next-line claim-no-source -->\n";
    assert.deepEqual(findings(`${comment}${text}`), ["warning entity-undefined Li Qiang"]);
    assert.deepEqual(findings(`${comment}\n${text}`), [
      `hint suppression-unused ${comment.trim()}`,
      "warning claim-no-source They met",
      "warning entity-undefined Li Qiang",
    ]);
  });

  it("silence several rules at once", () => {
    const comment = "<!-- attested-disable-next-line claim-no-source entity-undefined -->\n";
    assert.deepEqual(findings(comment + text), []);
  });

  it("silence a rule for the file", () => {
    assert.deepEqual(findings(`---\nattested: { off: [claim-no-source] }\n---\n${text}`), [
      "warning entity-undefined Li Qiang",
    ]);
    assert.deepEqual(findings(`---\nattested:\n  off: claim-no-source\n---\n${text}`), [
      "warning entity-undefined Li Qiang",
    ]);
  });

  it("are of use for a file as long as one finding is silenced, beside those for lines", () => {
    const file = "---\nattested: { off: [claim-no-source] }\n---\n";
    const comment = "<!-- attested-disable-next-line claim-no-source entity-undefined -->\n";
    assert.deepEqual(findings(`${file}${comment}${text}`), ["hint suppression-unused claim-no-source"]);
    assert.deepEqual(findings(`${file}${comment}${text}[And ate]{.claim}\n`), []);
  });

  it("of the rule about suppressions itself silence it", () => {
    assert.deepEqual(
      findings("---\nattested: { off: [suppression-unused, claim-no-source] }\n---\nThey met.\n"),
      [],
    );
  });
});

describe("a file with more findings than anybody reads", () => {
  it("shows the first thousand of a rule and says that there are more", () => {
    const { catalog } = corpusOf([{ path: "a.md", text: "[[nobody]] ".repeat(1500) }]);
    const facts = catalog.facts("a.md");
    assert.ok(facts !== undefined);
    const found = check(facts, catalog, {}, assert.fail);
    assert.equal(found.length, 1000);
    assert.match(found.at(-1)?.message ?? "", /There may be more/);
    assert.doesNotMatch(found[0]?.message ?? "", /There may be more/);
  });
});
