import {
  type Connection,
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
} from "vscode-languageserver";
import type { HintWishes } from "../features/inlay-hints.ts";
import type { Settings } from "./settings.ts";

/** What people may switch while the server runs: the settings `attested.*`, named as the editor names them. */
export interface Options {
  readonly inlayHints: Omit<HintWishes, "concealed">;
  readonly codeLens: boolean;
  /** The editor hides the signs of marks, so that hints tell what stands in them too. */
  readonly conceal: boolean;
}

const DEFAULT_OPTIONS: Options = {
  inlayHints: { dates: true, entities: true, sources: true, status: true },
  codeLens: true,
  conceal: false,
};

/** Reads the client's values; what is missing or of another type is as by default. */
function optionsOf(value: unknown): Options {
  return merged(DEFAULT_OPTIONS, value);
}

function merged<T>(defaults: T, value: unknown): T {
  if (typeof defaults !== "object" || defaults === null)
    return typeof value === typeof defaults ? (value as T) : defaults;
  const given = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const entries = Object.entries(defaults).map(([key, own]) => [
    key,
    merged(own, Object.hasOwn(given, key) ? given[key] : undefined),
  ]);
  return Object.fromEntries(entries) as T;
}

/** The section of the client's settings that is ours. */
const SECTION = "attested";

/**
 * Keeps the options as the client has them: asks for them where it can be asked, else takes what it sends. `changed` is
 * called whenever they are others than before.
 */
export class OptionsKeeper {
  current: Options;

  constructor(
    private readonly connection: Connection,
    private readonly settings: Settings,
    private readonly changed: () => void,
    private readonly log: (line: string) => void,
  ) {
    this.current = optionsOf(settings.initialOptions);
  }

  /** The client is ready to be asked. */
  async begin(): Promise<void> {
    if (this.settings.tellsConfiguration) {
      const type = DidChangeConfigurationNotification.type;
      this.connection.client.register(type, { section: SECTION }).catch((error) => {
        this.log(`The client refused to tell when settings change: ${String(error)}`);
      });
    }
    await this.ask();
  }

  /** Settings changed (`workspace/didChangeConfiguration`). */
  async change({ settings }: DidChangeConfigurationParams): Promise<void> {
    if (await this.ask()) return;
    if (typeof settings === "object" && settings !== null) {
      const sent = settings as Record<string, unknown>;
      this.take(optionsOf(Object.hasOwn(sent, SECTION) ? sent[SECTION] : sent));
    }
  }

  private async ask(): Promise<boolean> {
    if (!this.settings.answersConfiguration) return false;
    try {
      const value: unknown = await this.connection.workspace.getConfiguration(SECTION);
      this.take(optionsOf(value));
      return true;
    } catch (error) {
      this.log(`The client refused to tell its settings: ${String(error)}`);
      return false;
    }
  }

  private take(options: Options): void {
    const same = JSON.stringify(options) === JSON.stringify(this.current);
    this.current = options;
    if (!same) this.changed();
  }
}
