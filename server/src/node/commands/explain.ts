import { RULES } from "../../rules/all.ts";
import { rulePage, shortRulePage } from "../../rules/page.ts";
import { nearest } from "../../text/nearest.ts";
import { EXIT, UsageError } from "../io.ts";
import type { Command } from "./command.ts";

export const explain: Command = {
  name: "explain",
  operands: "[RULE]",
  least: 0,
  most: 1,
  summary: "Tell what a rule reports, why, and when it stays quiet; without RULE, list all rules.",
  details: `RULE is the word at the end of a finding, such as claim-no-source. In the examples a line of ^^^ marks what is
reported in the line above it, with a part of the message. How loud a rule is can be set in attested.yaml
under "rules": error, warning, info, hint or off.`,
  options: {
    all: { says: "Show all examples, not only the first that is reported and the first that is not." },
  },
  run({ operands: [code], options }, io) {
    io.out(code === undefined ? list() : page(code, options.has("all")));
    return EXIT.ok;
  },
};

function list(): string {
  const width = Math.max(...RULES.map((rule) => rule.code.length));
  const lines = RULES.map((rule) => `${rule.code.padEnd(width)}  ${rule.level.padEnd(7)}  ${rule.summary}\n`);
  return lines.join("");
}

function page(code: string, all: boolean): string {
  const rule = RULES.find((one) => one.code === code);
  if (rule !== undefined) return all ? rulePage(rule) : shortRulePage(rule);
  const near = nearest(code, RULES, (one) => one.code, Math.max(2, Math.floor(code.length / 3)));
  const hint =
    near.length === 0
      ? "attested explain lists all rules."
      : `Did you mean ${near.map((one) => `“${one.code}”`).join(" or ")}?`;
  throw new UsageError(`There is no rule “${code}”. ${hint}`);
}
