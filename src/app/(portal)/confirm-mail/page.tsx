import { asSystem } from "@/platform/database";
import { linkLives } from "@/programme/accounts/links/commands";
import { pageQuery } from "@/programme/accounts/schema";
import { DeadLinkScreen } from "@/programme/accounts/screens/password-screens";
import { ConfirmMailScreen } from "@/programme/accounts/screens/register-screens";

export default async function Page({ searchParams }: PageProps<"/confirm-mail">) {
  const { token } = pageQuery.parse(await searchParams);
  const lives =
    token !== undefined && (await asSystem("confirm-mail page", (ctx) => linkLives(ctx, token, ["change_mail"])));
  return lives ? <ConfirmMailScreen token={token} /> : <DeadLinkScreen again="account" />;
}
