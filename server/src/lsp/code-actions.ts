import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import { REFACTORING_KINDS, type Refactoring, refactorings } from "../features/refactorings.ts";
import type { Diagnostic } from "../rules/check.ts";
import { fixAll } from "../rules/fix-all.ts";
import type { Span } from "../text/span.ts";
import { citeAction } from "./cites.ts";
import { spanOf } from "./convert.ts";
import { quickFix } from "./fixes.ts";
import { type Asked, linesOfAsked, type Session } from "./session.ts";
import { wideActions } from "./wide-actions.ts";
import { toWorkspaceEdit } from "./workspace-edit.ts";

/** The kind of the action that makes all repairs about which there is no doubt. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.attested`;

/** All kinds of actions that there are. */
export const ACTION_KINDS: readonly string[] = [CodeActionKind.QuickFix, FIX_ALL, ...REFACTORING_KINDS];

/** What an action changes: places of the file, and a file that is made. */
type Changed = Pick<Refactoring, "edits" | "create">;

/** An action of any kind with what it changes. */
type Offer = Changed & { readonly title: string; readonly kind: string };

/**
 * What can be done at a range (`textDocument/codeAction`): repairs of the findings that touch it, refactorings, and what
 * can be done in the whole file; of the kinds that were asked for, or all.
 */
export async function codeActions(
  session: Session,
  asked: Asked,
  { range, context }: CodeActionParams,
): Promise<readonly CodeAction[]> {
  const at = spanOf(range, linesOfAsked(asked), session.settings.encoding);
  const isWanted = (kind: string): boolean =>
    context.only === undefined ||
    context.only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
  const findings = asked.corpus.repairs(asked.path);
  const actions: CodeAction[] = [];
  if (isWanted(CodeActionKind.QuickFix)) actions.push(...(await repairs(session, asked, findings, at)));
  const offer = async ({ title, kind, ...changed }: Offer): Promise<void> => {
    const isMade = changed.create === undefined || session.settings.fileOperations.has("create");
    if (isMade && isWanted(kind)) actions.push({ title, kind, edit: await editOf(session, asked, changed) });
  };
  const areWanted = ACTION_KINDS.some((kind) => kind !== CodeActionKind.QuickFix && isWanted(kind));
  const refactors = areWanted ? refactorings : () => [];
  for (const found of refactors(asked.corpus.snapshot(), asked.lowered, at)) await offer(found);
  if (isWanted(CodeActionKind.RefactorRewrite)) {
    actions.push(...wideActions(session, asked, at));
    // Not twice where a finding asks for it.
    const { cite } = session.settings.commands;
    if (!actions.some(({ command }) => command !== undefined && command.command === cite))
      actions.push(...citeAction(session, asked, at.start));
  }
  const { count, edits } = fixAll(findings);
  if (count > 0) await offer({ title: "Make all repairs that are beyond doubt", kind: FIX_ALL, edits });
  return actions;
}

/** The repairs of the findings at a range, and of all findings of the same rules where they can be made at once. */
async function repairs(
  session: Session,
  asked: Asked,
  findings: readonly Diagnostic[],
  at: Span,
): Promise<readonly CodeAction[]> {
  const found = findings.filter((one) => one.span.start <= at.end && at.start <= one.span.end);
  const actions: CodeAction[] = [];
  for (const finding of found)
    for (const [index, fix] of finding.fixes.entries())
      actions.push(...(await quickFix(session, asked, finding, fix, index === 0 && fix.sure === true)));
  for (const code of new Set(found.filter(({ fixes }) => fixes[0]?.sure === true).map((one) => one.code))) {
    const { edits, count } = fixAll(findings, code);
    if (count < 2) continue;
    const title = `Repair all ${count} findings of ${code} in this file`;
    actions.push({ title, kind: CodeActionKind.QuickFix, edit: await editOf(session, asked, { edits }) });
  }
  return actions;
}

function editOf({ settings }: Session, { corpus, path }: Asked, { edits, create }: Changed) {
  return toWorkspaceEdit(settings, corpus, {
    edits: edits.map((edit) => ({ ...edit, path })),
    ...(create === undefined ? {} : { create: [create] }),
  });
}
