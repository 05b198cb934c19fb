import { ConfigurationTarget, workspace } from "vscode";

/** Hides the syntax of marks where it is shown, and shows it where it is hidden, by the setting that decides it. */
export async function toggleConcealing(): Promise<void> {
  const settings = workspace.getConfiguration("attested");
  const there = settings.inspect<boolean>("conceal");
  const target =
    there?.workspaceValue === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  await settings.update("conceal", !settings.get("conceal", false), target);
}
