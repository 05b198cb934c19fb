import { claimNoDocument } from "./claim-no-document.ts";
import { claimNoSource } from "./claim-no-source.ts";
import { configInvalid } from "./config-invalid.ts";
import { dateInvalid } from "./date-invalid.ts";
import { encodingInvalid } from "./encoding-invalid.ts";
import { entityAmbiguous } from "./entity-ambiguous.ts";
import { entityUndefined } from "./entity-undefined.ts";
import { fieldInvalid } from "./field-invalid.ts";
import { fieldMissing } from "./field-missing.ts";
import { fieldUnknown } from "./field-unknown.ts";
import { frontMatterInvalid } from "./front-matter-invalid.ts";
import { idDuplicate } from "./id-duplicate.ts";
import { originalChanged } from "./original-changed.ts";
import type { Rule } from "./rule.ts";
import { sourceUnresolved } from "./source-unresolved.ts";
import { suppressionUnused } from "./suppression-unused.ts";
import { syntaxError } from "./syntax-error.ts";

/** Every rule, in the order of the catalogue: what is well formed, entities, claims and sources. */
export const RULES: readonly Rule[] = [
  syntaxError,
  encodingInvalid,
  configInvalid(codes),
  frontMatterInvalid,
  fieldUnknown,
  fieldMissing,
  fieldInvalid,
  dateInvalid,
  idDuplicate,
  originalChanged,
  suppressionUnused(codes),
  entityUndefined,
  entityAmbiguous,
  claimNoSource,
  claimNoDocument,
  sourceUnresolved,
];

/** The names of all rules. */
function codes(): readonly string[] {
  return RULES.map((rule) => rule.code);
}
