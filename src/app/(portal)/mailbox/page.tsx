import { unheeded } from "@/kernel/address";
import { today } from "@/platform/clock";
import { asSystem } from "@/platform/database";
import { env } from "@/platform/env";
import { notHere } from "@/platform/session";
import { letterOf, listMails } from "@/programme/notifications/mails/queries";
import { Mailbox } from "@/programme/notifications/screens/mailbox";
import { NotHeeded } from "@/ui/address-notes";

/** In the demo only: elsewhere nobody reads other people's mail. */
export default async function Page({ searchParams }: PageProps<"/mailbox">) {
  if (env().PORTAL_MODE !== "demo") return notHere();
  const [search, mails] = await Promise.all([searchParams, asSystem("mailbox page", listMails)]);
  return (
    <>
      <NotHeeded parts={unheeded(search, {})} search={search} />
      <Mailbox mails={mails.map((mail) => ({ ...letterOf(mail), id: mail.id, at: mail.at }))} today={today()} />
    </>
  );
}
