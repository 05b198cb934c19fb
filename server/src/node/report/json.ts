import { VERSION } from "../version.ts";
import { countsOf, type Report } from "./report.ts";

/**
 * The report as JSON, for programs. `format` is 1 and changes when a member changes its meaning or goes; new members may
 * come at any time.
 *
 *     {
 *       "format": 1, "tool": "attested", "version": "0.1.0",
 *       "files": 12,
 *       "counts": {"error": 0, "warning": 1, "info": 0, "hint": 0},
 *       "findings": [{
 *         "path": "articles/a.md", "code": "claim-no-source", "level": "warning", "message": "…",
 *         "start": {"offset": 7, "line": 1, "column": 8}, "end": {"offset": 12, "line": 1, "column": 13},
 *         "related": [{"path": "…", "message": "…", "start": {…}, "end": {…}}]
 *       }]
 *     }
 *
 * Offsets count from 0, lines and columns from 1, all in UTF-16 units; a range ends before its `end`.
 */
export function json(report: Report): string {
  const { files, findings } = report;
  const head = { format: 1, tool: "attested", version: VERSION, files, counts: countsOf(report) };
  return `${JSON.stringify({ ...head, findings }, undefined, 2)}\n`;
}
