import { becoming, texts } from "./editor.ts";

/** Remembers the files of the workspace; gives what defines the test that they are the same at the end, after all others. */
export async function rememberFiles(): Promise<() => void> {
  const before = await texts();
  return () => {
    describe("the suites inside VS Code", () => {
      it("leave every file as they found it", () => becoming(before, "the files as they were"));
    });
  };
}
