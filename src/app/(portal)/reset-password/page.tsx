import { asSystem } from "@/platform/database";
import { linkLives } from "@/programme/accounts/links/commands";
import { pageQuery } from "@/programme/accounts/schema";
import { AskResetScreen, DeadLinkScreen, SetPasswordScreen } from "@/programme/accounts/screens/password-screens";

/** Without a link: asks for one. With one: sets the password, for the first time or anew. */
export default async function Page({ searchParams }: PageProps<"/reset-password">) {
  const search = await searchParams;
  if (search.token === undefined) return <AskResetScreen />;
  const { token } = pageQuery.parse(search);
  const lives =
    token !== undefined &&
    (await asSystem("reset-password page", (ctx) => linkLives(ctx, token, ["reset_password", "first_password"])));
  return lives ? <SetPasswordScreen token={token} /> : <DeadLinkScreen again="reset" />;
}
