/** An attribute that a span of a class must have, and the sentence that says so. */
interface Needed {
  readonly key: string;
  readonly message: string;
}

const NEEDED: Readonly<Record<string, Needed>> = {
  date: {
    key: "on",
    message: "This date does not say which day it means: add it, as in `{.date on=2024-08-19}`.",
  },
  role: {
    key: "of",
    message: "This title does not say whose it is: add the person, as in `{.role of=to-lam}`.",
  },
};

/** What a span of the class must say. */
export function neededBy(name: string): Needed | undefined {
  return Object.hasOwn(NEEDED, name) ? NEEDED[name] : undefined;
}
