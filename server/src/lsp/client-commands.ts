import type { Command, Position } from "vscode-languageserver";
import { CLIENT_COMMANDS, type ClientCommand } from "./shared/options.ts";

/** The client's own commands that it named, by what they do. */
export type ClientCommands = Readonly<Partial<Record<ClientCommand, string>>>;

/** Reads the option `commands`; what is no name of a command is left out. */
export function clientCommands(option: unknown): ClientCommands {
  if (typeof option !== "object" || option === null) return {};
  const named = new Map<string, unknown>(Object.entries(option));
  return Object.fromEntries(
    CLIENT_COMMANDS.flatMap((one) => {
      const command = named.get(one);
      return typeof command === "string" ? [[one, command] as const] : [];
    }),
  );
}

/** A command of the client under a title, to be run on a document, or at a position of it; undefined where it has none. */
export function commandAt(
  { commands }: { readonly commands: ClientCommands },
  name: ClientCommand,
  title: string,
  uri?: string,
  at?: Position,
): Command | undefined {
  const command = commands[name];
  if (command === undefined) return undefined;
  const given = [uri, at].filter((one) => one !== undefined);
  return { title, command, ...(given.length === 0 ? {} : { arguments: given }) };
}
