/** How the tests of a suite run; `timeoutMs` is for each test, 10 s unless given. */
export interface SuiteOptions {
  readonly timeoutMs?: number;
  /** Runs only the tests whose full title matches. */
  readonly grep?: string | RegExp;
}

/**
 * Lets an error thrown outside of any promise fail the running test at once; the browser build waits for
 * `onerror`.
 */
function forwardUncaught(): () => void {
  if (typeof process === "undefined") return () => {};
  const forward = (error: Error) => globalThis.onerror?.(error.message, "", 0, 0, error);
  process.on("uncaughtException", forward);
  return () => process.off("uncaughtException", forward);
}

/**
 * Runs mocha inside VS Code's extension host, in Node or in the web's worker: `define` calls `describe` and
 * `it`, which are globals by then (so import test files inside it, with `await import`), and the results go
 * to the console. Rejects when a test failed or when no test was defined.
 */
export async function runSuites(
  define: () => void | Promise<void>,
  options: SuiteOptions = {},
): Promise<void> {
  // Imported only now: bundled as CommonJS, mocha's browser build writes itself over the bundle's exports,
  // which does no harm once the host has taken `run` from them.
  const { LineReporter } = await import("./reporter.ts");
  const runner = new Mocha({ ui: "bdd", timeout: options.timeoutMs ?? 10_000, reporter: LineReporter });
  if (options.grep !== undefined) runner.grep(options.grep);
  runner.suite.emit("pre-require", globalThis, undefined, runner);
  await define();
  const withdraw = forwardUncaught();
  const run = await new Promise<Mocha.Runner>((resolve) => {
    const running = runner.run(() => resolve(running));
  });
  withdraw();
  const { stats } = run;
  if (stats === undefined || stats.passes + stats.failures === 0) throw new Error("No test was run.");
  if (stats.failures > 0) throw new Error(`${stats.failures} of the tests in VS Code failed.`);
}
