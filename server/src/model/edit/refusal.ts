/** Why something cannot be renamed, as a sentence for people. */
export interface Refusal {
  readonly refused: string;
}

export function refuse(refused: string): Refusal {
  return { refused };
}

export function isRefusal(answer: object): answer is Refusal {
  return "refused" in answer;
}
