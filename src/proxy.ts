import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/platform/env";
import { ADDRESS, ASKED, JUST_DONE } from "@/platform/request";

/** What a page answers to: it is read, and its forms are posted. */
const TAKEN = ["GET", "HEAD", "POST"];

/**
 * Gives each page its content security policy, with a nonce by which the browser knows the framework's own inline scripts
 * (docs/decisions/0003-content-security-policy.md). It grants nothing: who may see what is decided where data is read.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = policyFor(randomBytes(16).toString("base64"));
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy); // the framework reads the nonce out of the request
  // Where the way back from signing in leads, and from switching the language.
  headers.set("x-path", headers.get(ASKED) ?? request.nextUrl.pathname + request.nextUrl.search);
  headers.set(ADDRESS, request.nextUrl.pathname);
  const response = TAKEN.includes(request.method)
    ? NextResponse.next({ request: { headers } })
    : new NextResponse(null, { status: 405, headers: { Allow: TAKEN.join(", ") } });
  response.headers.set("Content-Security-Policy", policy);
  // A page that is loaded as a whole says what was just done, and takes it along: the response's own `cookies` would take it from the page, too.
  if (request.method === "GET" && headers.get("accept")?.includes("text/html") && request.cookies.has(JUST_DONE))
    response.headers.append("Set-Cookie", `${JUST_DONE}=; Path=/; Max-Age=0`);
  if (env().NEXTAUTH_URL.startsWith("https:")) response.headers.set("Strict-Transport-Security", "max-age=31536000");
  return response;
}

function policyFor(nonce: string): string {
  // React's development build explains errors by means of eval.
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

// All but files, which platform/front.ts knows too, and what programs ask for. Uploads among the /api routes must stay out: with a proxy before them,
// bodies over 10 MB are cut short in silence.
export const config = {
  matcher: ["/((?!api/|_next/static/|mark\\.svg$|marks/).*)"],
};
