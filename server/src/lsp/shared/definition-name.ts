/** A definition, told from all others by its file and its id. */
export interface DefinitionName {
  /** From the corpus's root, with `/`. */
  readonly path: string;
  readonly id: string;
}
