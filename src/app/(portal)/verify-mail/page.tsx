import { asSystem } from "@/platform/database";
import { linkLives } from "@/programme/accounts/links/commands";
import { pageQuery } from "@/programme/accounts/schema";
import { DeadLinkScreen } from "@/programme/accounts/screens/password-screens";
import { VerifyMailScreen } from "@/programme/accounts/screens/register-screens";

export default async function Page({ searchParams }: PageProps<"/verify-mail">) {
  const { token } = pageQuery.parse(await searchParams);
  const lives =
    token !== undefined && (await asSystem("verify-mail page", (ctx) => linkLives(ctx, token, ["verify_mail"])));
  return lives ? <VerifyMailScreen token={token} /> : <DeadLinkScreen again="register" />;
}
