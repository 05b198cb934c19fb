import { StatusBarAlignment, type StatusBarItem, ThemeColor, window } from "vscode";
import type { Status } from "../../server/src/lsp/shared/status.ts";

/** What the server is doing, as far as the editor knows. */
export type State = Status | { readonly state: "starting" } | { readonly state: "stopped" };

/** The item in the status bar: it tells the state, and a click shows the output or, when all stands still, restarts. */
export class StatusItem {
  private readonly item: StatusBarItem = window.createStatusBarItem(
    "attested.status",
    StatusBarAlignment.Left,
  );

  constructor() {
    this.item.name = "Attested";
  }

  show(state: State): void {
    const stopped = state.state === "stopped";
    this.item.text = `$(${iconOf(state)}) ${textOf(state)}`;
    this.item.tooltip = tooltipOf(state);
    this.item.command = stopped ? "attested.restartServer" : "attested.showOutput";
    this.item.backgroundColor = stopped ? new ThemeColor("statusBarItem.errorBackground") : undefined;
    this.item.show();
  }

  hide(): void {
    this.item.hide();
  }

  dispose(): void {
    this.item.dispose();
  }
}

function iconOf({ state }: State): string {
  if (state === "ready") return "check";
  return state === "stopped" ? "error" : "sync~spin";
}

function textOf(state: State): string {
  if (state.state === "starting") return "Attested: starting";
  if (state.state === "stopped") return "Attested: stopped";
  if (state.state === "ready") return `Attested: ${count(state.files, "file")}`;
  return state.of === undefined || state.of === 0
    ? "Attested: reading"
    : `Attested: reading ${state.files.toLocaleString("en")} of ${count(state.of, "file")}`;
}

function tooltipOf(state: State): string {
  if (state.state === "stopped") return "Attested has stopped. Click to start it again.";
  if (state.state !== "ready") return "Attested is reading the corpus. Click to see its output.";
  const { files, corpora } = state;
  const where = corpora === 1 ? "the corpus" : count(corpora, "corpus", "corpora");
  return `Attested has read ${count(files, "file")} of ${where}. Click to see its output.`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
