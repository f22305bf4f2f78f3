import { today } from "@/platform/clock";
import { asSystem } from "@/platform/database";
import { env } from "@/platform/env";
import { notHere } from "@/platform/session";
import { letterOf, listMails } from "@/programme/notifications/mails/queries";
import { Mailbox } from "@/programme/notifications/screens/mailbox";

/** In the demo only: elsewhere nobody reads other people's mail. */
export default async function Page() {
  if (env().PORTAL_MODE !== "demo") return notHere();
  const mails = await asSystem("mailbox page", listMails);
  return <Mailbox mails={mails.map((mail) => ({ ...letterOf(mail), id: mail.id, at: mail.at }))} today={today()} />;
}
