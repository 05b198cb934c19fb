import { appearance } from "../features/appearance.ts";
import { lineAt } from "../text/lines.ts";
import type { Session } from "./session.ts";
import type { Appearance, AppearanceParams, Role } from "./shared/appearance.ts";

/** How open files are to be shown, for the client that asks for it (`APPEARANCE`). */
export class Appearances {
  /** Whether the client has an answer of which it was not told that it may hold no longer. */
  private answered = false;

  constructor(
    private readonly session: Session,
    /** Tells the client to ask again. */
    private readonly tell: () => void,
  ) {}

  /** Something changed; a client that never asks hears nothing of it. */
  affected(): void {
    if (!this.answered) return;
    this.answered = false;
    this.tell();
  }

  /** An answer of another sort was given, of which the client wants to be told in the same way. */
  note(): void {
    this.answered = true;
  }

  /** `attested/appearance`. */
  async of({ textDocument, version }: AppearanceParams): Promise<Appearance | null> {
    const asked = await this.session.ask(textDocument.uri);
    this.answered = true;
    if (asked === undefined) return { version, ranges: {} };
    // An older one has the same text: the client sends no change where only the line ends did.
    if (asked.document.version > version) return null;
    const { corpus, lowered } = asked;
    const lines = { text: "", starts: lowered.facts.lineStarts };
    const ranges: Partial<Record<Role, number[]>> = {};
    for (const { span, role } of appearance(corpus.snapshot(), lowered)) {
      ranges[role] ??= [];
      for (const offset of [span.start, span.end]) {
        const line = lineAt(lines, offset);
        ranges[role].push(line, offset - (lines.starts[line] ?? 0));
      }
    }
    return { version, ranges };
  }
}
