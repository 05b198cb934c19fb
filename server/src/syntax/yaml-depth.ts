/**
 * Whether YAML might nest deeper than `limit`: by brackets and braces, by indentation, or by signs that open a level
 * on one line (`- - -`, `? ? ?`, `a: b: c:`). It counts a little too much, never too little, and in linear time.
 *
 * The parser recurses for each level. Running out of stack inside it is not only an exception: where the engine has to
 * compile a regular expression on the last of its stack, it ends the process.
 */
export function nestsDeeper(source: string, limit: number): boolean {
  const indents: number[] = [];
  let brackets = 0;
  let signs = 0;
  let column = 0;
  let indenting = true;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === 10 || code === 13) {
      signs = 0;
      column = 0;
      indenting = true;
      continue;
    }
    if (indenting && code !== 32) {
      indenting = false;
      while ((indents.at(-1) ?? -1) >= column) indents.pop();
      indents.push(column);
    }
    column++;
    if (code === 91 || code === 123) brackets++;
    else if (code === 93 || code === 125) brackets = Math.max(0, brackets - 1);
    else if (opensLevel(code)) signs += opensNow(source.charCodeAt(i + 1)) ? 1 : 0;
    if (brackets + signs + indents.length > limit) return true;
  }
  return false;
}

/** `-`, `?` and `:` open a level of a block; `!`, `&` and `*` are read one into the other too. */
function opensLevel(code: number): boolean {
  return code === 45 || code === 63 || code === 58 || code === 33 || code === 38 || code === 42;
}

function opensNow(next: number): boolean {
  return Number.isNaN(next) || next === 32 || next === 9 || next === 10 || next === 13;
}
