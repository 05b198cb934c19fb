/** The request for the cards of an open file's marks, as the preview shows them. Its result is `Cards`, or null for a file of no corpus. */
export const CARDS = "attested/cards";

export interface CardsParams {
  readonly textDocument: { readonly uri: string };
}

export type { Card, Cards, ClaimCard } from "../../features/cards.ts";
