import { cli } from "./cli.ts";
import { EXIT, type Io } from "./io.ts";

/** The program `attested`: what the process holds, handed to the command line. */

const { env, stderr, stdout } = process;

/** A reader that has seen enough, such as `head`, ends the program without a word. */
stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(EXIT.ok);
});

const io: Io = {
  cwd: process.cwd(),
  out: (content) => void stdout.write(content),
  err: (text) => void stderr.write(text),
  colour: stdout.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb",
  progress: stderr.isTTY === true && env["TERM"] !== "dumb",
  width: stdout.isTTY ? stdout.columns : 110,
  today: today(new Date()),
  serve: async () => void (await import("./main.ts")),
};

cli(process.argv.slice(2), io).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    stderr.write(`attested: This is an error of the program itself, not of your files. ${what}\n`);
    process.exitCode = EXIT.usage;
  },
);

/** The day where the user is, as EDTF. */
function today(now: Date): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
