import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";

/** A small HTTP client that keeps its connections and asks for nothing compressed, so that compression, which is the web server's in front, isn't measured. */

export type Answer = {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
};
export type Ask = {
  readonly path: string;
  readonly method?: "GET" | "POST";
  readonly form?: Readonly<Record<string, string>>;
  readonly cookie?: string;
};

/** One caller with one connection. */
export type Caller = { ask(ask: Ask): Promise<Answer>; close(): void };

/** Opens a caller to an address such as `http://127.0.0.1:3000`. */
export function callerTo(origin: string): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    ask: ({ path, method = "GET", form, cookie }) =>
      new Promise((done, fail) => {
        const body = form && new URLSearchParams(form).toString();
        const headers = {
          ...(cookie ? { cookie } : {}),
          ...(body
            ? {
                "content-type": "application/x-www-form-urlencoded",
                "content-length": Buffer.byteLength(body),
                origin,
                "sec-fetch-site": "same-origin",
              }
            : {}),
        };
        const asked = request(origin + path, { method, agent, headers }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("end", () =>
            done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
          );
          answer.on("error", fail);
        });
        asked.on("error", fail);
        asked.end(body);
      }),
    close: () => agent.destroy(),
  };
}

export type Load = { readonly seconds: number; readonly milliseconds: readonly number[] };

/** Lets so many callers ask all of this, each the next when it has its answer. `check` throws on an answer that isn't the one wanted. */
export async function load(
  origin: string,
  asks: readonly Ask[],
  { callers, check }: { callers: number; check: (answer: Answer, ask: Ask) => void },
): Promise<Load> {
  const milliseconds: number[] = [];
  let next = 0;
  const work = async () => {
    const caller = callerTo(origin);
    for (let ask = asks[next++]; ask; ask = asks[next++]) {
      const begun = performance.now();
      const answer = await caller.ask(ask);
      milliseconds.push(performance.now() - begun);
      check(answer, ask);
    }
    caller.close();
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: callers }, work));
  return { seconds: (performance.now() - begun) / 1000, milliseconds };
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Signs in through the portal's own door; returns the cookie. */
export async function signIn(
  origin: string,
  { username, password }: { username: string; password: string },
): Promise<string> {
  const caller = callerTo(origin);
  const jar = new Map<string, string>();
  const keep = ({ headers }: Answer) => {
    for (const line of [headers["set-cookie"] ?? []].flat()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name && value) jar.set(name, value);
    }
    return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  };
  const first = await caller.ask({ path: "/api/auth/csrf" });
  const cookie = keep(first);
  const { csrfToken }: { csrfToken: string } = JSON.parse(first.body.toString());
  const second = await caller.ask({
    path: "/api/auth/callback/credentials",
    method: "POST",
    cookie,
    form: { csrfToken, username, password, json: "true" },
  });
  const signedIn = keep(second);
  caller.close();
  if (!jar.has("next-auth.session-token")) throw new Error(`${username} could not sign in (${second.status})`);
  return signedIn;
}
