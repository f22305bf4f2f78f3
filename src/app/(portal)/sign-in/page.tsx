import { asSystem } from "@/platform/database";
import { env } from "@/platform/env";
import { currentActor, hasEnded } from "@/platform/session";
import { returnPath } from "@/programme/accounts/paths";
import { listDemoAccounts } from "@/programme/accounts/queries";
import { DEMO_FIRMS, DEMO_OFFICIALS, signInQuery } from "@/programme/accounts/schema";
import { SignInScreen } from "@/programme/accounts/screens/sign-in-screen";

export default async function Page({ searchParams }: PageProps<"/sign-in">) {
  const [actor, ended, search] = await Promise.all([currentActor(), hasEnded(), searchParams]);
  const { next, error, as } = signInQuery.parse(search);
  return (
    <SignInScreen
      next={returnPath(next)}
      refusal={error === "busy" ? error : error ? "wrong-credentials" : undefined}
      ended={ended}
      name={actor.kind === "firm" || actor.kind === "official" ? actor.name : undefined}
      demo={await demoOf(as)}
    />
  );
}

/** The demo's accounts and their password; nothing in production. */
async function demoOf(chosen: string | undefined) {
  const { PORTAL_MODE, PORTAL_DEMO_PASSWORD } = env();
  if (PORTAL_MODE !== "demo" || !PORTAL_DEMO_PASSWORD) return undefined;
  const accounts = await asSystem("sign-in page", (ctx) => listDemoAccounts(ctx, [...DEMO_OFFICIALS, ...DEMO_FIRMS]));
  return { accounts, chosen: accounts.find((one) => one === chosen), password: PORTAL_DEMO_PASSWORD };
}
