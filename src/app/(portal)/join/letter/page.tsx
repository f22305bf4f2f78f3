import { asSystem } from "@/platform/database";
import { linkLives } from "@/programme/accounts/links/commands";
import { pageQuery } from "@/programme/accounts/schema";
import { LetterScreen } from "@/programme/accounts/screens/letter-screen";
import { DeadLinkScreen } from "@/programme/accounts/screens/password-screens";

export default async function Page({ searchParams }: PageProps<"/join/letter">) {
  const { token, refused } = pageQuery.parse(await searchParams);
  const lives =
    token !== undefined && (await asSystem("join/letter page", (ctx) => linkLives(ctx, token, ["authority_letter"])));
  return lives ? <LetterScreen token={token} refused={refused} /> : <DeadLinkScreen again="register" />;
}
