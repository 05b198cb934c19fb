// The browser build of mocha is the one that runs in Node's extension host and in the web's worker alike. It
// exports nothing that a bundle could name and sets the global `Mocha`.
import "mocha/mocha.js";

/**
 * An error in words: its stack, which VS Code's hosts give with the message, without mocha's own frames, or
 * whatever was thrown.
 */
function words(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const frames = (error.stack ?? "").split("\n");
  const inside = frames.findIndex((frame) => /\bat (callFn|callFnAsync|Test\.run|Hook\.run) /.test(frame));
  const stack = frames.slice(0, inside === -1 ? undefined : inside).join("\n");
  return stack.includes(error.message) ? stack : `${error.name}: ${error.message}\n${stack}`;
}

/**
 * Writes one line for each suite and test as they come, the error under a failed one, and the sum at the end.
 */
export class LineReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    let depth = 0;
    const say = (line: string) => console.log(`${"  ".repeat(Math.max(depth - 1, 0))}${line}`);
    runner.on("suite", (suite) => {
      if (suite.title !== "") say(suite.title);
      depth += 1;
    });
    runner.on("suite end", () => {
      depth -= 1;
    });
    runner.on("pass", (test) => say(`ok ${test.title} (${test.duration ?? 0} ms)`));
    runner.on("pending", (test) => say(`skipped ${test.title}`));
    runner.on("fail", (test, error) => say(`FAILED ${test.fullTitle()}\n${words(error)}`));
    runner.on("end", () => {
      const { passes, failures, pending } = this.stats;
      const skipped = pending === 0 ? "" : `, ${pending} skipped`;
      console.log(`${passes} passed, ${failures} failed${skipped}`);
    });
  }
}
