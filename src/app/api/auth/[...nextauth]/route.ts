import { setTimeout as wait } from "node:timers/promises";
import { NextRequest } from "next/server";
import NextAuth, { type NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { writtenText } from "@/kernel/plain-text";
import { Refusal } from "@/kernel/refusal";
import { countKnock, secondsTo } from "@/platform/crowd";
import { asActor } from "@/platform/database";
import { env } from "@/platform/env";
import { readText } from "@/platform/form-post";
import { log, referenceFor } from "@/platform/log";
import { visitorOf } from "@/platform/request";
import { actorOfSession, sessionCookie } from "@/platform/session";
import { ASK_AGAIN } from "@/platform/waiting-line";
import { endSession, signIn } from "@/programme/accounts/commands";
import { returnPath, signInPath } from "@/programme/accounts/paths";
import { signInInput } from "@/programme/accounts/schema";

/**
 * The door for programs and for scripts in the browser: GET /api/auth/csrf, POST /api/auth/callback/credentials. The token holds the
 * session's id and nothing else; the row decides how long it lives.
 */
function options(unanswered: Unanswered): NextAuthOptions {
  const { name, secure } = sessionCookie();
  return {
    secret: env().NEXTAUTH_SECRET,
    useSecureCookies: secure,
    cookies: { sessionToken: { name, options: { httpOnly: true, sameSite: "lax", path: "/", secure } } },
    session: { strategy: "jwt", maxAge: 12 * 3600 },
    pages: { signIn: "/sign-in", signOut: "/account", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { username: {}, password: {} },
        async authorize(credentials, { headers }) {
          const [username, password] = [written(credentials?.username), written(credentials?.password)];
          const input = signInInput.safeParse({ username, password });
          if (!input.success) return null;
          try {
            const answer = await signIn({ ...input.data, ...visitorOf(new Headers(textHeaders(headers))) });
            if (answer.ok) return { id: answer.sessionId };
            await wait(answer.holdMilliseconds);
          } catch (error) {
            unanswered.why = error;
          }
          return null;
        },
      }),
    ],
    callbacks: {
      // Its own takes any address that begins as the portal's does, and fails at one that is none.
      redirect: ({ url, baseUrl }) =>
        `${baseUrl}${returnPath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url)}`,
      jwt: ({ token, user }) => ({ sid: user ? user.id : token.sid }),
      async session({ session, token }) {
        const actor = typeof token.sid === "string" ? await actorOfSession(token.sid) : undefined;
        return {
          expires: actor ? session.expires : new Date(0).toISOString(),
          ...(actor ? { user: { name: actor.name } } : {}),
        };
      },
    },
    events: {
      async signOut({ token }) {
        const sessionId = token.sid;
        const actor = typeof sessionId === "string" ? await actorOfSession(sessionId) : undefined;
        if (actor && typeof sessionId === "string") await asActor(actor, (ctx) => endSession(ctx, { sessionId }));
      },
    },
    logger: {
      error: (code) => log.error({ code }, "next-auth"),
      warn: (code) => log.debug({ code }, "next-auth"),
      debug: () => {},
    },
  };
}

/** Why a password could be told neither right nor wrong. Next-auth knows a door that opens and one that doesn't, and would say the latter. */
type Unanswered = { why?: unknown };

/** What is asked of it here. The rest, such as pages of its own and a log that anybody may write in, isn't there. */
const ASKED = {
  GET: ["csrf", "error", "providers", "session", "signin", "signout"],
  POST: ["callback/credentials", "session", "signout"],
} as const;

/** As the form of the sign-in page reads it. */
function written(text: unknown): string {
  return typeof text === "string" ? writtenText(text) : "";
}

function textHeaders(headers: Readonly<Record<string, unknown>> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers ?? {}).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

/** What next-auth's own scripts read of any refusal: the page to go to. Others read the status and when to come again. */
function noEntry(status: number, path: string, seconds?: number): Response {
  const again = seconds === undefined ? {} : { "retry-after": String(seconds) };
  return Response.json(
    { url: env().NEXTAUTH_URL + path },
    { status, headers: { ...again, "cache-control": "no-store" } },
  );
}

function failureOf(error: unknown): Response {
  if (error instanceof Refusal && error.code === "busy")
    return noEntry(503, `${signInPath()}?error=${error.code}`, ASK_AGAIN);
  return noEntry(500, `/failed?reference=${referenceFor(error, { handler: "sign-in" })}`);
}

/** More than a name, a password, a token and an address take, in bytes. */
const MOST_BYTES = 20_000;
const posted = z.record(z.string(), z.union([z.string(), z.boolean()]).transform(String));

/** The request with what it posts written as a form, as JSON may say it too; or the answer to one whose body says nothing that is asked for here. */
async function readable(request: Request): Promise<Request> {
  const body = await readText(request, MOST_BYTES);
  if (body === "too-large") throw new Response(null, { status: 413 });
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";", 1);
  const form = formOf(type.trim().toLowerCase(), body.text);
  const headers = new Headers(request.headers);
  headers.set("content-type", "application/x-www-form-urlencoded");
  headers.delete("content-length");
  return new NextRequest(request.url, { method: "POST", headers, body: form.toString() });
}

function formOf(type: string, text: string): URLSearchParams {
  if (type === "application/x-www-form-urlencoded" || (type === "" && text === "")) return new URLSearchParams(text);
  if (type !== "application/json") throw new Response(null, { status: 415 });
  try {
    return new URLSearchParams(posted.parse(JSON.parse(text)));
  } catch {
    throw new Response(null, { status: 400 });
  }
}

type Context = RouteContext<"/api/auth/[...nextauth]">;

async function answer(method: keyof typeof ASKED, request: Request, context: Context): Promise<Response> {
  const wanted = (await context.params).nextauth.join("/");
  if (!ASKED[method].some((path) => path === wanted)) return new Response(null, { status: 404 });
  try {
    if (wanted === "callback/credentials") {
      const until = await countKnock("sign-in", visitorOf(request.headers).address);
      if (until) return noEntry(429, "/too-many-requests", secondsTo(until));
    }
    const unanswered: Unanswered = {};
    const read = method === "POST" ? await readable(request) : request;
    const said: Response = await NextAuth(options(unanswered))(read, context);
    if (unanswered.why !== undefined) return failureOf(unanswered.why);
    return said.status === 400 ? new Response(null, { status: 400 }) : said; // its own text is that of an object
  } catch (error) {
    return error instanceof Response ? error : failureOf(error);
  }
}

export const GET = (request: Request, context: Context) => answer("GET", request, context);
export const POST = (request: Request, context: Context) => answer("POST", request, context);
