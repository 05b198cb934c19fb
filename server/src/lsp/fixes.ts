import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type TextDocumentEdit,
} from "vscode-languageserver";
import type { Fix } from "../model/facts.ts";
import type { Diagnostic } from "../rules/check.ts";
import { linesOf } from "../text/lines.ts";
import type { Span } from "../text/span.ts";
import { offsetAt } from "../text/units.ts";
import { rangeOf, SEVERITY } from "./convert.ts";
import type { Asked, Session } from "./session.ts";
import { uriOf } from "./uris.ts";

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
  session: Session,
  asked: Asked,
  finding: Diagnostic,
  fix: Fix,
  preferred: boolean,
): Promise<CodeAction | undefined> {
  const { corpus, path, document, lowered } = asked;
  const { encoding, createsFiles } = session.settings;
  if (fix.create !== undefined && !createsFiles) return undefined;
  const byPath = new Map<string, { span: Span; text: string }[]>();
  for (const edit of fix.edits) {
    const file = edit.path ?? path;
    byPath.set(file, [...(byPath.get(file) ?? []), edit]);
  }
  const documentChanges: NonNullable<NonNullable<CodeAction["edit"]>["documentChanges"]> = [];
  if (fix.create !== undefined) {
    const uri = uriOf(corpus.root, fix.create.path);
    const start = { line: 0, character: 0 };
    documentChanges.push({ kind: "create", uri, options: { overwrite: false, ignoreIfExists: false } });
    const edits = [{ range: { start, end: start }, newText: fix.create.text }];
    documentChanges.push({ textDocument: { uri, version: null }, edits });
  }
  for (const [file, edits] of byPath) {
    const facts = corpus.catalog.facts(file);
    const text = file === path ? document.text : await corpus.text(file);
    if (facts === undefined || text === undefined) return undefined;
    const open = corpus.document(file);
    const change: TextDocumentEdit = {
      textDocument: { uri: open?.uri ?? uriOf(corpus.root, file), version: open?.version ?? null },
      edits: edits.map(({ span, text: newText }) => ({
        range: rangeOf(span, facts, encoding, text),
        newText,
      })),
    };
    documentChanges.push(change);
  }
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
    edit: { documentChanges },
  };
}
