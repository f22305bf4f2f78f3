import { randomUUID } from "node:crypto";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireFirm } from "@/platform/session";
import { LINK_DAYS } from "@/programme/accounts/links/commands";
import { PersonScreen } from "@/programme/contact-points/liaisons/screens/person-screen";
import { CONTACT_ROLES } from "@/programme/contact-points/liaisons/workflow";
import { findContactPoint } from "@/programme/contact-points/queries";

/** Where the firm of a point names another leader or liaison. */
export default async function Page({ params, searchParams }: PageProps<"/contact-points/[contactPointId]/people">) {
  const [{ contactPointId }, search, actor] = await Promise.all([params, searchParams, requireFirm()]);
  const role = z.enum(CONTACT_ROLES).safeParse(search.role);
  if (!z.uuid().safeParse(contactPointId).success || !role.success) return notHere();
  const point = await asActor(actor, (ctx) => findContactPoint(ctx, contactPointId));
  if (!point || (point.status !== "active" && point.status !== "suspended")) return notHere();
  return <PersonScreen point={point} role={role.data} formKey={randomUUID()} days={LINK_DAYS.contact_person} />;
}
