import type { Command, Option } from "./commands/command.ts";

/** What `attested --help` prints. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Attested treats a folder of articles as a codebase: what they mention is defined once, and every claim
names its source.

Usage: attested COMMAND [OPTION…] [PATH…]

${lines.join("\n")}

attested COMMAND --help tells more of one command, attested --version the version.
Exit codes: 0 done, and nothing found at warning level or above; 1 findings that loud (check --fail-on sets another
level); 2 wrong usage or a path that cannot be read.
`;
}

/** What `attested COMMAND --help` prints. */
export function helpOf(command: Command): string {
  const options = Object.entries(command.options);
  const usage = ["attested", command.name, ...options.map(usageOf), command.operands]
    .filter(Boolean)
    .join(" ");
  const heads = options.map(([name, option]) => head(name, option));
  const width = Math.max(0, ...heads.map((text) => text.length));
  const lines = options.map(([, option], i) => `  ${(heads[i] ?? "").padEnd(width)}  ${option.says}`);
  const list = lines.length === 0 ? "" : `\n${lines.join("\n")}\n`;
  return `${command.summary}\n\nUsage: ${usage}\n${list}\n${command.details}\n`;
}

function usageOf([name, option]: readonly [string, Option]): string {
  const text = head(name, option);
  return option.required ? text : `[${text}]`;
}

function head(name: string, option: Option): string {
  return option.value === undefined ? `--${name}` : `--${name} ${option.value}`;
}
