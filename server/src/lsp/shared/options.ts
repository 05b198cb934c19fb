/** What the client asks of the server with its first request (`initializationOptions`). */
export interface InitializationOptions {
  /** A folder without attested.yaml is no corpus. */
  readonly requireConfig: boolean;
  /** It is told what the server is doing by `STATUS`, and not by the protocol's progress. */
  readonly status?: boolean;
  /** The page of a rule's documentation, with `{code}` in it. */
  readonly ruleDocumentation?: string;
  /** Commands of the client's own, by what they do. */
  readonly commands?: Readonly<Partial<Record<ClientCommand, string>>>;
  /** It makes the changes that come beside an item of a completion (`additionalTextEdits`) also directly before and behind the item. */
  readonly editsBesideItems?: boolean;
}

/**
 * What commands of the client do for people. `suggest` lists suggestions, for items in which or behind which more is to be
 * written, and takes nothing; `difference` takes the URI of an article and shows what differs between it and its original; all
 * others take a URI and a position. `references` shows what names the thing there, without which counts above definitions lead
 * nowhere; `cite` lets them choose a source to cite; `merge` what to merge a definition into, without which actions name the
 * likeliest; `split` splits mentions off and asks for the new name, without which an action chooses one.
 */
export const CLIENT_COMMANDS = ["suggest", "references", "cite", "merge", "split", "difference"] as const;

export type ClientCommand = (typeof CLIENT_COMMANDS)[number];
