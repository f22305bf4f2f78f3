import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { findAccount, listDepartments, namesOf } from "@/programme/accounts/officials/queries";
import { grantableDuties, mayCreate } from "@/programme/accounts/policy";
import { AccountRecord } from "@/programme/accounts/screens/account-record";

export default async function Page({ params }: PageProps<"/accounts/[personId]">) {
  const [actor, { personId }] = await Promise.all([
    requireOfficial("system_administrator", "security_administrator"),
    params,
  ]);
  if (!z.uuid().safeParse(personId).success) return notHere();
  const view = await asActor(actor, async (ctx) => {
    const account = await findAccount(ctx, personId);
    if (!account) return undefined;
    const people = account.duties.flatMap(({ grantedById, endedById }) => [grantedById, endedById]);
    return { account, names: await namesOf(ctx, people), departments: await listDepartments(ctx) };
  });
  if (!view) return notHere();
  const { account } = view;
  const held = account.duties.flatMap(({ duty, endedAt }) => (endedAt ? [] : [duty]));
  const grantable =
    account.department && account.status === "active"
      ? grantableDuties({ departmentKind: account.department.kind, held })
      : [];
  return (
    <AccountRecord
      {...view}
      grantable={grantable}
      right={mayCreate(actor) ? "creates" : "grants"}
      oneself={account.id === actor.personId}
    />
  );
}
