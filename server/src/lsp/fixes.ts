import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import { changesOf } from "../model/changes.ts";
import type { Fix } from "../model/facts.ts";
import type { Diagnostic } from "../rules/check.ts";
import { rangeOf, SEVERITY } from "./convert.ts";
import type { Asked, Session } from "./session.ts";
import { toWorkspaceEdit } from "./workspace-edit.ts";

/** A repair of a finding as an action; none where the client cannot make it. */
export async function quickFix(
  { settings }: Session,
  { corpus, path, document, lowered }: Asked,
  finding: Diagnostic,
  fix: Fix,
  preferred: boolean,
): Promise<readonly CodeAction[]> {
  const { encoding } = settings;
  if (fix.create !== undefined && !settings.fileOperations.has("create")) return [];
  const action: CodeAction = {
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
  return [action];
}
