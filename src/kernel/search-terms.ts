/**
 * The words of a search as people type it, folded as the database folds what it looks in: full-width forms, case and punctuation don't
 * matter. Letters and digits alone remain, so that a term is safe in a pattern. Five at most.
 */
export function searchTerms(text: string | undefined): string[] {
  const words = (text ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words.filter(Boolean))].slice(0, 5);
}
