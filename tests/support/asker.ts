import type { Page } from "@playwright/test";

/** Asking as whoever has signed in somewhere, without the work of a browser: some journeys ask thousands of times. */

export type Answer = {
  readonly status: number;
  /** Where it came from in the end. */
  readonly url: string;
  readonly type: string;
  /** Where it leads, when it wasn't followed. */
  readonly location: string;
  readonly text: string;
};
export type Ask = (path: string, init?: RequestInit) => Promise<Answer>;

/** Sends what this person's browser would, and follows where it is led unless `redirect` says otherwise; uncompressed, as nothing is far away. */
export async function askerAt(page: Page): Promise<Ask> {
  const { origin } = new URL((await page.request.get("/api/health")).url());
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return async (path, init = {}) => {
    const headers = { cookie, origin, "accept-encoding": "identity", ...init.headers };
    const answer = await fetch(new URL(path, origin), { ...init, headers });
    return {
      status: answer.status,
      url: answer.url,
      type: answer.headers.get("content-type") ?? "",
      location: answer.headers.get("location") ?? "",
      text: await answer.text(),
    };
  };
}
