import assert from "node:assert/strict";
import { DEFAULT_CONFIG } from "../../server/src/model/config.ts";
import type { Fix } from "../../server/src/model/facts.ts";
import { lowerFile } from "../../server/src/model/lower-file.ts";
import { RULES } from "../../server/src/rules/all.ts";
import type { Diagnostic } from "../../server/src/rules/check.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import { WORDS_CHANGE } from "../../server/src/rules/syntax-error.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { applyFix, type TextFile } from "../support/apply.ts";
import { findingsIn, stripped } from "../support/findings.ts";
import { type Fixture, type FixtureFile, readFixtures } from "../support/fixture.ts";

/** Findings of these rules mean that a fix has written something that cannot be read. */
const BROKEN = ["syntax-error", "front-matter-invalid"];

for (const rule of RULES) {
  const [, reported = "", notReported = ""] = rule.docs.split(/^## (?:Reported|Not reported)$/m);
  describe(`${rule.code}: documentation`, () => {
    it("has examples of both kinds", () => {
      assert.notEqual(readFixtures(reported).length, 0, "an example under “Reported”");
      assert.notEqual(readFixtures(notReported).length, 0, "an example under “Not reported”");
    });

    for (const fixture of readFixtures(reported)) {
      it(`reports: ${fixture.title}`, () => {
        assert(
          fixture.files.some(({ ranges }) => ranges.length > 0),
          "a range is marked",
        );
        assertFindings(rule, fixture);
      });
      it(`mends: ${fixture.title}`, () => assertFixes(rule, fixture.files));
      it(`mends without changing the words of an import: ${fixture.title}`, () => {
        assertFixes(rule, fixture.files.map(asImport));
      });
    }

    for (const fixture of readFixtures(notReported)) {
      it(`does not report: ${fixture.title}`, () => {
        assert(
          fixture.files.every(({ ranges }) => ranges.length === 0),
          "no range is marked",
        );
        assertFindings(rule, fixture);
      });
    }
  });
}

/** Every finding of the rule stands where carets mark it, says what stands behind them, and every mark has its finding. */
function assertFindings(rule: Rule, { files }: Fixture): void {
  const findings = findingsIn(files);
  for (const { path, text, ranges } of files) {
    const found = (findings.get(path) ?? []).filter(({ code }) => code === rule.code);
    assert.deepEqual(
      found.map(({ span }) => show(text, span.start, span.end)),
      ranges.map((range) => show(text, range.start, isEmptyAt(found, range) ? range.start : range.end)),
      found.map(({ message }) => message).join("\n"),
    );
    for (const [i, { label }] of ranges.entries()) {
      const message = found[i]?.message ?? "";
      assert(message.includes(label), `“${label}” is not in: ${message}`);
    }
  }
}

function show(text: string, start: number, end: number): string {
  return `${start}–${end} ${text.slice(start, end)}`;
}

/** One caret also marks the empty range that stands for a whole file. */
function isEmptyAt(found: readonly Diagnostic[], { start, end }: FixtureFile["ranges"][number]): boolean {
  return end - start === 1 && found.some(({ span }) => span.start === start && span.end === start);
}

/** Each fix that is offered takes its finding away, breaks nothing, and leaves the words of an import as they are. */
function assertFixes(rule: Rule, files: readonly TextFile[]): void {
  const before = findingsIn(files);
  for (const { path, text } of files) {
    for (const { fixes } of (before.get(path) ?? []).filter(({ code }) => code === rule.code)) {
      for (const fix of fixes) {
        const after = applyFix(files, path, fix);
        const now = findingsIn(after);
        const changed = after.map((file) => `${file.path}\n${file.text}`).join("\n");
        const why = `“${fix.title}” in ${path} leaves\n${changed}`;
        assert(count(now, path, [rule.code]) < count(before, path, [rule.code]), why);
        for (const file of files)
          assert(count(now, file.path, BROKEN) <= count(before, file.path, BROKEN), why);
        assertWordsKept(fix, path, text, after, why);
      }
    }
  }
}

function assertWordsKept(
  fix: Fix,
  path: string,
  text: string,
  after: readonly TextFile[],
  why: string,
): void {
  if (!isImport({ path, text }) || fix.title.endsWith(WORDS_CHANGE)) return;
  const now = after.find((file) => file.path === path)?.text ?? "";
  assert.equal(stripped(now), stripped(text), why);
}

function count(findings: ReturnType<typeof findingsIn>, path: string, codes: readonly string[]): number {
  return (findings.get(path) ?? []).filter(({ code }) => codes.includes(code)).length;
}

function isImport({ path, text }: TextFile): boolean {
  return lowerFile(path, text, DEFAULT_CONFIG).facts.original !== undefined;
}

/** An article as an import: its words are kept under a digest. Other files stay as they are. */
function asImport({ path, text }: TextFile): TextFile {
  const { facts } = lowerFile(path, text, DEFAULT_CONFIG);
  const { frontMatter } = parse(text);
  const whole = frontMatter.errors.length === 0 && frontMatter.open.end === frontMatter.open.start + 3;
  if (facts.type !== "article" || facts.original !== undefined) return { path, text };
  const original = 'original: { sha256: "0" }\n';
  if (whole) return { path, text: `---\n${original}${text.slice(4)}` };
  return { path, text: text.startsWith("---") ? text : `---\n${original}---\n${text}` };
}
