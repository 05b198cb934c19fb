import type { Claim } from "../model/facts.ts";

/** How the check of a claim came out; `unverified` where nothing says. */
export function statusOf({ attributes }: Claim): string {
  return attributes.find(({ key, value }) => key === "status" && value !== "")?.value ?? "unverified";
}

/** Statuses of claims that are given up: they take no part in conflicts. */
const GIVEN_UP: ReadonlySet<string> = new Set(["refuted", "superseded", "retracted"]);

/** Whether a claim of this status is given up: refuted, superseded or retracted. */
export function isGivenUp(status: string): boolean {
  return GIVEN_UP.has(status);
}

/** Statuses of claims whose check has not come out. */
const OPEN: ReadonlySet<string> = new Set(["unverified", "disputed"]);

/** Whether a contradiction between two claims of these statuses is open: the check of neither has come out. */
export function isOpen(a: string, b: string): boolean {
  return OPEN.has(a) && OPEN.has(b);
}
