import { runSuites } from "../host/suite.ts";

/** Runs inside VS Code's extension host, on a copy of the worked example. */
export function run(): Promise<void> {
  return runSuites(
    async () => {
      const { rememberFiles } = await import("./restored.ts");
      const compareFiles = await rememberFiles();
      await import("./main-job.ts");
      await import("./navigation.ts");
      await import("./references.ts");
      await import("./new-corpus.ts");
      await import("./typing.ts");
      await import("./completion.ts");
      await import("./unsaved.ts");
      await import("./hints.ts");
      await import("./actions.ts");
      await import("./appearance.ts");
      await import("./preview.ts");
      await import("./rename.ts");
      await import("./merge.ts");
      await import("./split.ts");
      await import("./cite.ts");
      await import("./difference.ts");
      await import("./watching.ts");
      compareFiles();
    },
    { timeoutMs: 30_000 },
  );
}
