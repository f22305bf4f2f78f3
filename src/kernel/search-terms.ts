/** Words that more rows have are common: rows are met by them, not looked up, and not counted. */
export const COMMON = 1_000;

/** Between a Chinese word and a number or a code, each of two characters at least: a number on record may have a space there, 嘉商密联点 0001. */
const BETWEEN = /(?<=\p{Script=Han}{2})(?=[\da-z]{2})|(?<=[\da-z]{2})(?=\p{Script=Han}{2})/u;

/**
 * The words of a search as people type it, folded as the database folds what it looks in: full-width forms, case, punctuation and the space in
 * a number don't matter. Letters and digits alone remain, so that a term is safe in a pattern. Five at most.
 */
export function searchTerms(text: string | undefined): string[] {
  const words = (text ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => word.split(BETWEEN));
  return [...new Set(words.filter(Boolean))].slice(0, 5);
}
