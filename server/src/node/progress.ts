import type { Io } from "./io.ts";
import type { Progress } from "./load.ts";

/** How often the bar is drawn anew, and how long work must take before there is one (milliseconds). */
const OFTEN = 100;

/** A bar on the terminal for long work; where there is no terminal, nothing. The bar removes itself when all is done. */
export function progressBar(io: Io, what: string): Progress {
  if (!io.progress) return () => {};
  let drawn = Date.now();
  let shown = false;
  return (done, all) => {
    const now = Date.now();
    if (done >= all) {
      if (shown) io.err("\r\u001b[K");
      shown = false;
    } else if (now - drawn >= OFTEN) {
      const filled = Math.floor((20 * done) / all);
      io.err(`\r\u001b[K${what} [${"#".repeat(filled)}${"-".repeat(20 - filled)}] ${done} of ${all}`);
      drawn = now;
      shown = true;
    }
  };
}
