import type { Rule } from "../../rules/rule.ts";
import { VERSION } from "../version.ts";
import type { Point, Report, Reported } from "./report.ts";

/** SARIF's levels; it has none below a note. */
const LEVELS = { error: "error", warning: "warning", info: "note", hint: "note", off: "none" } as const;

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** The base of the report's relative addresses: the folder that the program was run in, wherever that is. */
const BASE = "%SRCROOT%";

/** The report as SARIF 2.1.0 (OASIS, errata 01), with the documentation of all rules. */
export function sarif(report: Report, rules: readonly Rule[]): string {
  const index = new Map(rules.map(({ code }, at) => [code, at]));
  const run = {
    tool: {
      driver: {
        name: "attested",
        fullName: "Attested",
        version: VERSION,
        language: "en",
        rules: rules.map(descriptor),
      },
    },
    originalUriBaseIds: { [BASE]: { description: { text: "The folder that attested was run in." } } },
    invocations: [{ executionSuccessful: true }],
    columnKind: "utf16CodeUnits",
    newlineSequences: ["\r\n", "\n", "\r"],
    results: report.findings.map((finding) => result(finding, index.get(finding.code))),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
}

function descriptor({ code, summary, level, docs }: Rule) {
  const markdown = docs.trim();
  return {
    id: code,
    shortDescription: { text: summary },
    help: { text: markdown, markdown },
    defaultConfiguration: level === "off" ? { enabled: false } : { level: LEVELS[level] },
  };
}

function result(finding: Reported, ruleIndex: number | undefined) {
  const { code, level, message, related } = finding;
  return {
    ruleId: code,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[level],
    message: { text: message },
    locations: [{ physicalLocation: location(finding) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, id) => ({
            id,
            physicalLocation: location(other),
            message: { text: other.message },
          })),
        }),
  };
}

function location({
  path,
  start,
  end,
}: {
  readonly path: string;
  readonly start: Point;
  readonly end: Point;
}) {
  return {
    artifactLocation: address(path),
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}

/** A path as a URI reference (RFC 3986): below the base, or in full. */
function address(path: string): { readonly uri: string; readonly uriBaseId?: string } {
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${encoded.replace("%3A", ":")}` };
  return path.startsWith("/") ? { uri: `file://${encoded}` } : { uri: encoded, uriBaseId: BASE };
}
