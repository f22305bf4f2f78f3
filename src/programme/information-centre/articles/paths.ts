/** The information centre, narrowed; for everybody. */
export function informationPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/information?${search}` : "/information";
}

/** An article as everybody reads it; with `edition`, as it stood before a correction. */
export function articlePath(articleId: string, edition?: number): string {
  return edition ? `/information/${articleId}?edition=${edition}` : `/information/${articleId}`;
}

/** What is new, for feed readers. */
export const feedPath = "/information/feed";

/** Articles as those who write and check them see them. */
export function editingPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/articles?${search}` : "/articles";
}

/** The form for a new one. */
export const newArticlePath = "/articles/new";

/** One article with its preview, its steps and its course. */
export function editArticlePath(articleId: string): string {
  return `/articles/${articleId}`;
}

/** The form of its text. */
export function articleTextPath(articleId: string): string {
  return `/articles/${articleId}/text`;
}
