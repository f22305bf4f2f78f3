import { setTimeout as wait } from "node:timers/promises";
import NextAuth, { type NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { writtenText } from "@/kernel/plain-text";
import { countKnock, secondsTo } from "@/platform/crowd";
import { asActor } from "@/platform/database";
import { env } from "@/platform/env";
import { log, referenceFor } from "@/platform/log";
import { visitorOf } from "@/platform/request";
import { actorOfSession, sessionCookie } from "@/platform/session";
import { endSession, signIn } from "@/programme/accounts/commands";
import { returnPath } from "@/programme/accounts/paths";
import { signInInput } from "@/programme/accounts/schema";

/**
 * The door for programs and for scripts in the browser: GET /api/auth/csrf, POST /api/auth/callback/credentials. The token holds the
 * session's id and nothing else; the row decides how long it lives.
 */
function options(): NextAuthOptions {
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
          const answer = await signIn({ ...input.data, ...visitorOf(new Headers(textHeaders(headers))) }).catch(
            (error: unknown) => {
              // Next-auth puts what an error says into the address that it answers with.
              throw new Error(referenceFor(error, { handler: "sign-in" }));
            },
          );
          if (answer.ok) return { id: answer.sessionId };
          await wait(answer.holdMilliseconds);
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
function tooMany(until: Date): Response {
  return Response.json(
    { url: `${env().NEXTAUTH_URL}/too-many-requests` },
    { status: 429, headers: { "retry-after": String(secondsTo(until)), "cache-control": "no-store" } },
  );
}

type Context = RouteContext<"/api/auth/[...nextauth]">;

async function answer(method: keyof typeof ASKED, request: Request, context: Context): Promise<Response> {
  const wanted = (await context.params).nextauth.join("/");
  if (!ASKED[method].some((path) => path === wanted)) return new Response(null, { status: 404 });
  if (wanted === "callback/credentials") {
    const until = await countKnock("sign-in", visitorOf(request.headers).address);
    if (until) return tooMany(until);
  }
  return NextAuth(options())(request, context);
}

export const GET = (request: Request, context: Context) => answer("GET", request, context);
export const POST = (request: Request, context: Context) => answer("POST", request, context);
