/** What a request says of the browser that sent it, short enough for a list that its person reads. It is no proof of anything. */
export function visitorOf(headers: Headers): { device: string; address: string } {
  const forwarded = headers.get("x-forwarded-for")?.split(",")[0]?.trim() ?? "";
  return { device: deviceOf(headers.get("user-agent") ?? ""), address: forwarded.replace(/^::ffff:/, "").slice(0, 45) };
}

// In this order: most browsers also carry the names of those they descend from.
const BROWSERS = [
  ["WeChat", /MicroMessenger\/(\d+)/],
  ["Edge", /Edg(?:A|iOS)?\/(\d+)/],
  ["Opera", /OPR\/(\d+)/],
  ["Firefox", /(?:Firefox|FxiOS)\/(\d+)/],
  ["Chrome", /(?:Headless)?(?:Chrome|CriOS)\/(\d+)/],
  ["Safari", /Version\/(\d+).*Safari\//],
] as const;
const SYSTEMS = [
  ["HarmonyOS", /HarmonyOS|OpenHarmony/],
  ["Android", /Android/],
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Windows", /Windows/],
  ["macOS", /Macintosh/],
  ["Linux", /Linux/],
] as const;

/** Chrome 153 · Windows; of what is no browser, its own first word. */
export function deviceOf(userAgent: string): string {
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0];
  for (const [name, pattern] of BROWSERS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return [`${name} ${version}`, system].filter(Boolean).join(" · ");
  }
  return /^[\w./-]{1,40}/.exec(userAgent)?.[0] ?? "?";
}
