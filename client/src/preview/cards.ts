import type { Card, Cards, ClaimCard } from "../../../server/src/lsp/shared/cards.ts";
import type { PreviewMark } from "./pieces.ts";

/** The cards of a document, to be asked mark by mark. */
export class CardIndex {
  private readonly marks: ReadonlyMap<string, Card>;
  private readonly claims = new Map<string, ClaimCard[]>();
  private readonly folders: readonly string[];

  constructor({ path, marks, claims }: Cards) {
    this.folders = path.split("/").slice(0, -1);
    this.marks = new Map(marks.map((card) => [card.of, card]));
    for (const card of claims) {
      const list = this.claims.get(card.of);
      if (list === undefined) this.claims.set(card.of, [card]);
      else list.push(card);
    }
  }

  /** The card of what a mark names. */
  of(key: string | undefined): Card | undefined {
    return key === undefined ? undefined : this.marks.get(key);
  }

  /** The card of a claim or a quote. */
  ofClaim(claim: PreviewMark["claim"]): ClaimCard | undefined {
    return claim === undefined ? undefined : this.claims.get(claim.key)?.[claim.nth];
  }

  /** Where what a card tells of is defined, as a destination from the document: no character in it means anything to HTML. */
  destination({ path, line }: Card): string | undefined {
    if (path === undefined) return undefined;
    const parts = path.split("/");
    const same = parts.findIndex((part, at) => at === parts.length - 1 || part !== this.folders[at]);
    const up = this.folders.slice(same).map(() => "..");
    const down = parts.slice(same).map(encodeURIComponent);
    const steps = [...(up.length === 0 ? ["."] : up), ...down].join("/");
    return line === undefined ? steps : `${steps}#L${line + 1}`;
  }
}
