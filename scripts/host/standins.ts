import { writeFile } from "node:fs/promises";
import { join } from "node:path";

// Two of the server's packages are native and would need a C++ compiler. Tests can do without what they do:
// one writes VS Code's log files, the other ends an extension host whose parent has gone, for which VS Code
// has a second, slower way. Without the modules it reports each failed load at length, so it gets these
// instead.
const STAND_INS: Readonly<Record<string, string>> = {
  "@vscode/spdlog": `class Logger {
  trace() {}
  debug() {}
  info() {}
  warn() {}
  error() {}
  critical() {}
  getLevel() { return 6; }
  setLevel() {}
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = async () => new Logger();
exports.createAsyncRotatingLogger = async () => new Logger();
`,
  "@vscode/native-watchdog": `exports.start = () => {};
exports.exit = (code) => process.exit(code);
`,
};

/** Puts the stand-ins for the native modules into the server's folder of packages. */
export async function writeStandIns(packages: string): Promise<void> {
  for (const [name, source] of Object.entries(STAND_INS)) {
    await writeFile(join(packages, name, "index.js"), source);
  }
}
