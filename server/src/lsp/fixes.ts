import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import { changesOf } from "../model/changes.ts";
import type { Fix } from "../model/facts.ts";
import type { Diagnostic } from "../rules/check.ts";
import { citeCommand } from "./cites.ts";
import { rangeOf } from "./convert.ts";
import { toDiagnostic } from "./findings.ts";
import type { Asked, Session } from "./session.ts";
import { differenceCommand } from "./words.ts";
import { toWorkspaceEdit } from "./workspace-edit.ts";

/** A repair of a finding as an action; none where the client cannot make it. Before one that cites a new source, the choice among all. */
export async function quickFix(
  session: Session,
  asked: Asked,
  finding: Diagnostic,
  fix: Fix,
  preferred: boolean,
): Promise<readonly CodeAction[]> {
  const { settings } = session;
  const { corpus, path, document, lowered } = asked;
  const range = rangeOf(finding.span, lowered.facts, settings.encoding, document.text);
  const diagnostics = [toDiagnostic(finding, range)];
  const kind = CodeActionKind.QuickFix;
  const actions: CodeAction[] = [];
  // In the claim's attribute list, which is in no claim inside it.
  const cites = fix.citesNew === true ? citeCommand(session, asked, finding.span.end + 1) : undefined;
  const differs = fix.acceptsWords === true ? differenceCommand(session, asked) : undefined;
  const command = cites ?? differs;
  if (command !== undefined) actions.push({ title: command.title, kind, diagnostics, command });
  if (fix.create !== undefined && !settings.fileOperations.has("create")) return actions;
  const edit = await toWorkspaceEdit(settings, corpus, changesOf(fix, path));
  return [...actions, { title: fix.title, kind, isPreferred: preferred, diagnostics, edit }];
}
