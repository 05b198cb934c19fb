import { count, countsOf, LOUDNESS, type Report, type Reported } from "./report.ts";

/** Hints and information are notices there. */
const COMMANDS = { error: "error", warning: "warning", info: "notice", hint: "notice" } as const;

/** The report as workflow commands of GitHub Actions, one a line, which show the findings beside the changed lines. */
export function github(report: Report): string {
  const counts = countsOf(report);
  // That there is no error and no warning is worth saying too.
  const named = LOUDNESS.filter((level) => counts[level] > 0 || level === "error" || level === "warning");
  const parts = named.map((level) => count(counts[level], level)).join(", ");
  const summary = `${count(report.findings.length, "finding")} in ${count(report.files, "file")}: ${parts}.`;
  return `${report.findings.map(line).join("")}${summary}\n`;
}

function line({ path, code, level, message, start, end }: Reported): string {
  // A range over several lines may name no columns.
  const columns = start.line === end.line ? `,col=${start.column},endColumn=${end.column}` : "";
  const place = `file=${property(path)},line=${start.line},endLine=${end.line}${columns}`;
  return `::${COMMANDS[level]} ${place},title=${property(code)}::${data(message)}\n`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
