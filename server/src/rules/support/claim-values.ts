import type { Snapshot } from "../../corpus/catalog.ts";
import { CLAIM_ATTRIBUTES } from "../../model/attributes.ts";
import type { Claim } from "../../model/facts.ts";
import { quoted } from "../../text/quoted.ts";
import type { Finding } from "../rule.ts";
import { numberProblem, wordProblem } from "./field-words.ts";

/** What is wrong with the values of a claim's own attributes. */
export function* attributeProblems(claim: Claim, snapshot: Snapshot): Generator<Finding> {
  const textOf = (key: string): string | undefined =>
    claim.attributes.find((attribute) => attribute.key === key)?.value;
  for (const { key, value, place, from } of claim.attributes) {
    const field = CLAIM_ATTRIBUTES[key];
    if (field === undefined || from === "inherited" || value === "") continue;
    if (field.words !== undefined) yield* wordProblem(key, field.words, value, place);
    if (field.type === "number") yield* confidenceProblem(value, place);
    if (field.type !== "value" || snapshot.lookup(value, "entity").definitions.length > 0) continue;
    const declared = snapshot.config.properties.get(textOf("property") ?? "")?.type;
    const expect = declared === "quantity" ? "number" : declared === "date" ? "date" : undefined;
    yield* numberProblem(value, place, { unit: textOf("unit"), expect });
  }
}

function* confidenceProblem(value: string, span: Claim["place"]): Generator<Finding> {
  const number = Number(value);
  if (number >= 0 && number <= 1) return;
  const percent = /^(\d{1,3}) ?%$/.exec(value)?.[1];
  const text = percent === undefined || Number(percent) > 100 ? undefined : String(Number(percent) / 100);
  const message = `A confidence is a number from 0 to 1, such as 0.8, not ${quoted(value)}.`;
  yield text === undefined
    ? { span, message }
    : { span, message, fixes: [{ title: `Change it to ${text}`, edits: [{ span, text }], sure: true }] };
}
