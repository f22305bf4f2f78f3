import { firstLoads, frameworkKilobytes, inBrowser, scriptsOf } from "./browser";
import type { Checks } from "./checks";
import type { MeasuredPage } from "./pages";
import type { Measured, MeasuredPortal } from "./servers";

/** Scripts and first visits, in a real browser. */
export async function measureBrowser(
  { large, bare }: { readonly large: MeasuredPortal; readonly bare: Measured },
  pages: readonly MeasuredPage[],
  checks: Checks,
): Promise<Record<string, unknown>> {
  const list = pages.find(({ path }) => path === "/complaints?mine=1");
  return inBrowser(async (browser) => {
    const visits = [
      { kind: "public", user: undefined, path: "/", limit: 30 },
      { kind: "public", user: undefined, path: "/sign-in", limit: 30 },
      { kind: "office", user: "officer", path: "/complaints?mine=1", limit: 80 },
      {
        kind: "office",
        user: "officer",
        path: pages.find(({ name }) => name === "case page")?.path ?? "/cases",
        limit: 80,
      },
      { kind: "office", user: "lead", path: "/enterprises", limit: 80 },
      { kind: "charts", user: "lead", path: "/", limit: 220 },
      { kind: "charts", user: "lead", path: "/targets", limit: 220 },
    ] as const;
    const scripts: Record<string, unknown> = {};
    for (const { kind, user, path, limit } of visits) {
      const { withContent, later } = await scriptsOf(browser, { portal: large, path, user });
      scripts[`${user ?? "public"} ${path}`] = { withContent, later };
      checks.add({
        name: `JavaScript over the framework's, ${kind}: ${path.slice(0, 24)}`,
        value: withContent + later,
        limit,
        unit: "KB compressed",
      });
      if (kind === "charts")
        checks.add({
          name: `of it before the content has loaded: ${path}`,
          value: withContent,
          limit: 80,
          unit: "KB compressed",
        });
    }
    const plain = { ...bare, cookieOf: async () => "" };
    const [portal = Number.NaN, limit = Number.NaN] = await firstLoads(
      browser,
      [
        { portal: large, path: list?.path ?? "/complaints", user: "officer" },
        { portal: plain, path: list?.barePath ?? "/complaints", user: undefined },
      ],
      15,
    );
    checks.add({ name: "first load of the list in a browser", value: portal / limit, limit: 2.7, unit: "× bare" });
    return { frameworkKilobytes: frameworkKilobytes(), scripts, firstLoad: { portal, bare: limit } };
  });
}
