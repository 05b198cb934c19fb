import assert from "node:assert/strict";
import { printable } from "../../server/src/node/printable.ts";
import { github } from "../../server/src/node/report/github.ts";
import { json } from "../../server/src/node/report/json.ts";
import { type PrettyOptions, pretty } from "../../server/src/node/report/pretty.ts";
import type { Report, Reported } from "../../server/src/node/report/report.ts";
import { sarif } from "../../server/src/node/report/sarif.ts";
import { RULES } from "../../server/src/rules/all.ts";

/** A finding in the words of a line. */
function finding(line: string, words: string, over: Partial<Reported> = {}): Reported {
  const from = line.indexOf(words);
  return {
    path: "a.md",
    code: "claim-no-source",
    level: "warning",
    message: "Say who says so.",
    start: { offset: from, line: 1, column: from + 1 },
    end: { offset: from + words.length, line: 1, column: from + words.length + 1 },
    related: [],
    ...over,
  };
}

function shown(
  line: string,
  found: Partial<Reported> & { readonly words: string },
  over: Partial<PrettyOptions> = {},
) {
  const { words, ...rest } = found;
  const report = { files: 1, articles: 1, findings: [finding(line, words, rest)] };
  return pretty(report, { colour: false, width: 80, line: () => line, ...over }).split("\n");
}

describe("report: for people", () => {
  it("shows file, place, severity, message, rule, line, range, related places and counts", () => {
    const line = "Xi and Lam met.";
    const place = { offset: 0, line: 3, column: 1 };
    const related = [{ path: "b.md", message: "The other.", start: place, end: place }];
    assert.deepEqual(shown(line, { words: "Lam", related }), [
      "a.md",
      "",
      "  1:8  warning  Say who says so.  claim-no-source",
      "      Xi and Lam met.",
      "             ^^^",
      "      see b.md:3:1  The other.",
      "",
      "1 warning in 1 article.",
      "",
    ]);
  });

  it("names a file once, and counts each severity", () => {
    const findings = (["error", "warning", "info", "info", "hint"] as const).map((level) =>
      finding("x y", "y", { level }),
    );
    const text = pretty(
      { files: 7, articles: 2, findings },
      { colour: false, width: 80, line: () => undefined },
    );
    assert.equal(text.split("a.md").length, 2);
    assert.ok(text.endsWith("1 error, 1 warning, 2 infos, 1 hint in 1 of 7 files (2 articles).\n"), text);
  });

  it("says when there is nothing", () => {
    const options = { colour: false, width: 80, line: () => undefined };
    const said = (files: number, articles: number) => pretty({ files, articles, findings: [] }, options);
    assert.equal(said(3, 1), "Nothing to report in 3 files (1 article).\n");
    assert.equal(said(2, 2), "Nothing to report in 2 articles.\n");
    assert.equal(said(1, 0), "Nothing to report in 1 file (no article).\n");
    assert.equal(said(0, 0), "There are no files to check.\n");
  });

  it("underlines in columns of the terminal: wide letters, marks on letters, tabs", () => {
    const carets = (line: string, words: string): string => shown(line, { words })[4] ?? "";
    assert.equal(carets("越南 Lam", "Lam"), `      ${" ".repeat(5)}^^^`);
    assert.equal(carets("Tô Lâm".normalize("NFD"), "Lâm".normalize("NFD")), `      ${" ".repeat(3)}^^^`);
    assert.equal(carets("a\tb", "b"), `      ${" ".repeat(3)}^`);
    assert.equal(carets("😀 b", "b"), `      ${" ".repeat(3)}^`);
    assert.equal(carets("Lam", ""), "      ^");
  });

  it("cuts a long line around the range, and never a character", () => {
    for (const fill of ["x", "😀", "é"]) {
      const lines = shown(`${fill.repeat(500)} Lam ${fill.repeat(500)}`, { words: "Lam" });
      assert.match(lines[3] ?? "", / Lam /);
      assert.ok(lines[3]?.startsWith("      … ") && lines[3].endsWith(" …"), lines[3]);
      assert.doesNotMatch(lines[3] ?? "", /\p{Cs}/u);
    }
    const long = shown("y".repeat(500), { words: "y".repeat(400) });
    assert.equal(long[4]?.trim(), "^".repeat(70));
  });

  it("underlines to the line's end what goes on behind it", () => {
    const lines = shown("Xi said.", { words: "said", end: { offset: 99, line: 4, column: 2 } });
    assert.equal(lines[4], "         ^^^^^");
  });

  it("lets nothing through that does something to the terminal", () => {
    const evil = "a\u001b[2Jb\u0007\u009b\u202e\r\u0000";
    const text = shown(evil, { words: "b", message: evil, path: evil }).join("\n");
    assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
    assert.equal(printable("\u001b\u007f\u202e"), "␛␡\ufffd");
  });

  it("has colours only where they are wanted", () => {
    assert.match(shown("x", { words: "x" }, { colour: true }).join("\n"), /\u001b\[33mwarning\u001b\[0m/);
    assert.doesNotMatch(shown("x", { words: "x" }).join("\n"), /\u001b/);
  });
});

describe("report: for programs", () => {
  const report: Report = {
    files: 3,
    articles: 2,
    findings: [
      finding("Xi and Lam", "Lam", { message: "50 %:\nwhy, who?", path: "ä b/c,d:e.md" }),
      finding("Xi and Lam", "Xi", {
        level: "hint",
        code: "unknown-rule",
        path: "/abs/x#y.md",
        end: { offset: 30, line: 2, column: 5 },
        related: [
          {
            path: "b.md",
            message: "There.",
            start: { offset: 3, line: 2, column: 1 },
            end: { offset: 4, line: 2, column: 2 },
          },
        ],
      }),
    ],
  };

  it("has a JSON shape that stays", () => {
    const parsed = JSON.parse(json(report));
    assert.deepEqual(Object.keys(parsed), ["format", "tool", "version", "files", "counts", "findings"]);
    assert.deepEqual([parsed.format, parsed.tool, parsed.files], [1, "attested", 3]);
    assert.deepEqual(parsed.counts, { error: 0, warning: 1, info: 0, hint: 1 });
    assert.deepEqual(parsed.findings, report.findings);
  });

  it("has workflow commands with everything escaped", () => {
    assert.deepEqual(github(report).split("\n"), [
      "::warning file=ä b/c%2Cd%3Ae.md,line=1,endLine=1,col=8,endColumn=11,title=claim-no-source::50 %25:%0Awhy, who?",
      "::notice file=/abs/x#y.md,line=1,endLine=2,title=unknown-rule::Say who says so.",
      "2 findings in 3 files: 0 errors, 1 warning, 1 hint.",
      "",
    ]);
  });

  it("has SARIF 2.1.0 with what the schema requires", () => {
    const log = JSON.parse(sarif(report, RULES));
    assert.equal(log.version, "2.1.0");
    assert.match(log.$schema, /sarif-schema-2\.1\.0\.json$/);
    const [run] = log.runs;
    assert.equal(run.columnKind, "utf16CodeUnits");
    const { driver } = run.tool;
    assert.equal(driver.name, "attested");
    assert.deepEqual(
      driver.rules.map((rule: { id: string }) => rule.id),
      RULES.map((rule) => rule.code),
    );
    for (const rule of driver.rules) {
      assert.ok(rule.shortDescription.text !== "" && rule.help.text !== "" && rule.help.markdown !== "");
      const { enabled, level } = rule.defaultConfiguration;
      assert.ok(enabled === false || ["none", "note", "warning", "error"].includes(level));
    }
    assert.equal(run.results.length, 2);
    const [first, second] = run.results;
    assert.equal(driver.rules[first.ruleIndex].id, first.ruleId);
    assert.deepEqual(first.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: "%C3%A4%20b/c%2Cd%3Ae.md", uriBaseId: "%SRCROOT%" },
          region: { startLine: 1, startColumn: 8, endLine: 1, endColumn: 11 },
        },
      },
    ]);
    assert.ok("%SRCROOT%" in run.originalUriBaseIds);
    assert.deepEqual([second.level, second.ruleIndex, "ruleIndex" in second], ["note", undefined, false]);
    assert.equal(second.locations[0].physicalLocation.artifactLocation.uri, "file:///abs/x%23y.md");
    assert.equal(second.relatedLocations[0].message.text, "There.");
  });
});
