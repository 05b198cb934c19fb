/** The version of the program; the bundler replaces the name by package.json's version. */
declare const ATTESTED_VERSION: string | undefined;

export const VERSION = typeof ATTESTED_VERSION === "string" ? ATTESTED_VERSION : "0.0.0-source";
