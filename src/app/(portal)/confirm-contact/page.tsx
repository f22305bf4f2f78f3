import { z } from "zod";
import { asSystem } from "@/platform/database";
import { changeOfLink } from "@/programme/contact-points/liaisons/queries";
import {
  AnsweredScreen,
  ConfirmScreen,
  DeadContactLink,
} from "@/programme/contact-points/liaisons/screens/confirm-screen";

const query = z.object({
  token: z.string().max(200).optional().catch(undefined),
  answered: z.enum(["confirmed", "refused"]).optional().catch(undefined),
});

/** Behind the link in the mail to a new leader or liaison, who needs no account. */
export default async function Page({ searchParams }: PageProps<"/confirm-contact">) {
  const { token, answered } = query.parse(await searchParams);
  if (answered) return <AnsweredScreen answered={answered} />;
  const change = token ? await asSystem("confirm-contact page", (ctx) => changeOfLink(ctx, token)) : null;
  if (!token || !change) return <DeadContactLink />;
  const { role, name, contactPoint } = change;
  return (
    <ConfirmScreen
      token={token}
      change={{ role, name, enterpriseName: contactPoint.enterprise.name, number: contactPoint.number }}
    />
  );
}
