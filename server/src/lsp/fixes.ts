import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import { changesOf } from "../model/changes.ts";
import type { Fix } from "../model/facts.ts";
import type { Diagnostic } from "../rules/check.ts";
import { linesOf } from "../text/lines.ts";
import { offsetAt } from "../text/units.ts";
import { rangeOf, SEVERITY } from "./convert.ts";
import type { Asked, Session } from "./session.ts";
import { toWorkspaceEdit } from "./workspace-edit.ts";

/** The quick fixes of the findings that touch the asked range (`textDocument/codeAction`). */
export async function quickFixes(
  session: Session,
  asked: Asked,
  params: CodeActionParams,
): Promise<CodeAction[]> {
  const { only } = params.context;
  if (only !== undefined && !only.some((kind) => CodeActionKind.QuickFix.startsWith(kind))) return [];
  const lines = linesOf(asked.document.text);
  const { encoding } = session.settings;
  const start = offsetAt(lines, params.range.start, encoding);
  const end = offsetAt(lines, params.range.end, encoding);
  const found = asked.corpus
    .diagnostics(asked.path)
    .filter(({ span }) => span.start <= end && start <= span.end);
  const actions: CodeAction[] = [];
  for (const finding of found) {
    for (const [index, fix] of finding.fixes.entries()) {
      const action = await toAction(session, asked, finding, fix, index === 0 && fix.sure === true);
      if (action !== undefined) actions.push(action);
    }
  }
  return actions;
}

async function toAction(
  { settings }: Session,
  { corpus, path, document, lowered }: Asked,
  finding: Diagnostic,
  fix: Fix,
  preferred: boolean,
): Promise<CodeAction | undefined> {
  const { encoding } = settings;
  if (fix.create !== undefined && !settings.fileOperations.has("create")) return undefined;
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: preferred,
    diagnostics: [
      {
        range: rangeOf(finding.span, lowered.facts, encoding, document.text),
        severity: SEVERITY[finding.level],
        code: finding.code,
        source: "attested",
        message: finding.message,
      },
    ],
    edit: await toWorkspaceEdit(settings, corpus, changesOf(fix, path)),
  };
}
