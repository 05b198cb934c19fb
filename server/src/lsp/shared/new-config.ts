/**
 * The text of a new attested.yaml: comments that show what may stand there, and so the settings of an empty one. It stands
 * here because the editor's side needs it where no server runs yet, and in a bundle, which has no other files beside it.
 */
export function newConfig(): string {
  return `# This file makes the folder a corpus. It may stay as it is: all lines are comments.
# To use a setting, take away the "# " before it. Paths start from this folder.

# The Markdown files that belong to the corpus, and those that do not. README.md,
# names that start with a dot and what .gitignore names are left out in any case.
# files: ["**/*.md"]
# exclude: ["drafts/**"]

# Folders that hold what the articles mention. A .yaml file there may define many.
# definitions: [people, organisations, places, agreements, events, sources]

# Sources that you keep in BibTeX or CSL-JSON.
# bibliography: [sources.bib]

# Words of yours for the field "kind" of definitions, which suggestions offer.
# kinds:
#   event: [state-visit, summit]

# What claims may state, and as what: quantity, date, entity or text.
# properties:
#   agreements-signed: { type: quantity, timeless: true }
#   capital-invested: { type: quantity, unit: USD }
#   successor: { type: entity, single: true }

# Classes of your own, for marks such as [words]{.frame}.
# tags: [frame]

# How loud a rule is: error, warning, info, hint or off. Here: every claim must cite
# a text, which no rule asks for otherwise, and one without any source is an error.
# rules:
#   claim-no-document: warning
#   claim-no-source: error

# The name that you prefer where a thing has several, by its id.
# style:
#   united-nations: the United Nations
`;
}
