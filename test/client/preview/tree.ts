/** Elements that have no end. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** What does not belong in well-formed HTML: tags that close nothing, or something else than what was opened last. */
export function misnested(html: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [tag, slash, name = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*)?>/g)) {
    if (VOID.test(name)) continue;
    if (slash === "") open.push(name);
    else if (open.pop() !== name) wrong.push(tag);
  }
  return [...wrong, ...open];
}

/** The words that a reader sees, without citations and footnotes' labels, white space folded. */
export function wordsIn(html: string): string {
  return html
    .replace(/<sup class="attested-(?:cites|footnote)">.*?<\/sup>/gs, "")
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, "")
    .replace(
      /&(amp|lt|gt|quot);/g,
      (_all, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name] ?? "",
    )
    .replace(/\s+/g, " ")
    .trim();
}
