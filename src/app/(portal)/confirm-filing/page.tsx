import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { asSystem } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { DoorForm } from "@/programme/accounts/screens/register-screens";
import { currentChecklist } from "@/programme/contact-points/checklists/queries";
import { answerFilingAction } from "@/programme/contact-points/counter/actions";
import { filingOfLink } from "@/programme/contact-points/counter/queries";
import {
  ConfirmFilingScreen,
  DeadFilingLink,
  FilingAnsweredScreen,
} from "@/programme/contact-points/counter/screens/confirm-screen";

const query = z.object({
  token: z.string().max(200).optional().catch(undefined),
  answered: z.enum(["confirmed", "refused"]).optional().catch(undefined),
});

/** Behind the link in the mail to a firm for which something was typed; nobody needs an account here. */
export default async function Page({ searchParams }: PageProps<"/confirm-filing">) {
  const { token, answered } = query.parse(await searchParams);
  if (answered) return <FilingAnsweredScreen answered={answered} />;
  const read = token
    ? await asSystem("confirm-filing page", async (ctx) => ({
        filing: await filingOfLink(ctx, token),
        divisions: (await placesOf(ctx)).divisions,
        items: (await currentChecklist(ctx)).items,
      }))
    : null;
  if (!token || !read?.filing) return <DeadFilingLink />;
  const t = await getTranslations("counter");
  const hidden = { token, answer: "confirm" };
  const door =
    read.filing.kind === "registration" ? (
      <DoorForm action={answerFilingAction} hidden={hidden} submit={t("acts.confirm")} />
    ) : null;
  return <ConfirmFilingScreen token={token} {...read} filing={read.filing} door={door} />;
}
