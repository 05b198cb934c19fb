import { parseArgs } from "node:util";
import { nearest } from "../text/nearest.ts";
import { check } from "./commands/check.ts";
import type { Command, Input } from "./commands/command.ts";
import { explain } from "./commands/explain.ts";
import { importFiles } from "./commands/import.ts";
import { init } from "./commands/init.ts";
import { lsp } from "./commands/lsp.ts";
import { strip } from "./commands/strip.ts";
import { helpOf, overview } from "./help.ts";
import { EXIT, type Io, UsageError } from "./io.ts";
import { VERSION } from "./version.ts";

/** The commands in the order of the help. */
export const COMMANDS: readonly Command[] = [init, importFiles, check, strip, explain, lsp];

/** Runs the program with the arguments behind its name; the result is the exit code. Throws for its own errors only. */
export async function cli(args: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.err(`attested: ${error.message}\n`);
    return EXIT.usage;
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<number> {
  const [first, ...rest] = args;
  if (first === undefined) {
    io.err(overview(COMMANDS));
    return EXIT.usage;
  }
  if (first === "--version" || first === "-v") {
    io.out(`${VERSION}\n`);
    return EXIT.ok;
  }
  const asksHelp = first === "help" || isHelp(first);
  if (asksHelp && rest[0] === undefined) {
    io.out(overview(COMMANDS));
    return EXIT.ok;
  }
  const command = commandNamed(asksHelp ? (rest[0] ?? "") : first);
  if (asksHelp || rest.slice(0, endOfOptions(rest)).some(isHelp)) {
    io.out(helpOf(command));
    return EXIT.ok;
  }
  return await command.run(readInput(command, rest), io);
}

function isHelp(arg: string): boolean {
  return arg === "--help" || arg === "-h";
}

/** Behind `--` everything is an operand. */
function endOfOptions(args: readonly string[]): number {
  const at = args.indexOf("--");
  return at < 0 ? args.length : at;
}

function commandNamed(name: string): Command {
  const command = COMMANDS.find((one) => one.name === name);
  if (command !== undefined) return command;
  const what = name.startsWith("-") ? "option" : "command";
  const [near] = nearest(name, COMMANDS, (one) => one.name, 2);
  const hint =
    near === undefined
      ? `The commands are ${COMMANDS.map((one) => one.name).join(", ")}.`
      : `Did you mean “${near.name}”?`;
  throw new UsageError(`There is no ${what} “${name}”. ${hint}`);
}

/** Reads a command's arguments. Throws UsageError where they are not what it takes. */
function readInput(command: Command, args: readonly string[]): Input {
  const known = Object.entries(command.options);
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      known.map(([name, option]) => [name, { type: option.value === undefined ? "boolean" : "string" }]),
    ),
  });
  const operands: string[] = [];
  const options = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind === "option") readOption(command, token.name, token.rawName, token.value, options);
  }
  for (const [name, option] of known) {
    if (option.required && !options.has(name))
      throw new UsageError(`Add --${name} ${option.value}: ${option.says} ${seeHelp(command)}`);
  }
  if (operands.length < command.least)
    throw new UsageError(`Name ${command.operands}: attested ${command.name} needs it. ${seeHelp(command)}`);
  if (operands.length > command.most)
    throw new UsageError(
      `attested ${command.name} takes ${command.most === 0 ? "no names" : "one name only"}: “${operands[command.most]}” is too many. ${seeHelp(command)}`,
    );
  return { operands, options };
}

function readOption(
  command: Command,
  name: string,
  written: string,
  value: string | undefined,
  options: Map<string, string>,
): void {
  const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
  if (option === undefined) {
    if (command.lenient) return;
    const [near] = nearest(name, Object.keys(command.options), (known) => known, 2);
    const hint = near === undefined ? "" : ` Did you mean --${near}?`;
    throw new UsageError(`attested ${command.name} has no option ${written}.${hint} ${seeHelp(command)}`);
  }
  if (option.value === undefined && value !== undefined && !command.lenient)
    throw new UsageError(`--${name} takes no value. ${seeHelp(command)}`);
  if (option.value !== undefined && (value === undefined || value === ""))
    throw new UsageError(`Write a value behind --${name}: ${option.value}.`);
  if (option.words !== undefined && !option.words.includes(value ?? ""))
    throw new UsageError(`--${name} is ${option.words.join(", ")}, not “${value}”.`);
  options.set(name, value ?? "");
}

function seeHelp(command: Command): string {
  return `See attested ${command.name} --help.`;
}
