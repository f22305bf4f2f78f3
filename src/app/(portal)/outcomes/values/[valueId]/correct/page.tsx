import { randomUUID } from "node:crypto";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { mayEnter } from "@/programme/outcomes/policy";
import { definitionsOf, findValue } from "@/programme/outcomes/queries";
import { CorrectValueForm } from "@/programme/outcomes/screens/value-form";
import { lateOrNotHere } from "../../../../late-or-not-here";

export default async function Page({ params }: PageProps<"/outcomes/values/[valueId]/correct">) {
  const [actor, { valueId }] = await Promise.all([requireOfficial(), params]);
  if (!z.uuid().safeParse(valueId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const value = await findValue(ctx, valueId);
    const [indicator] = value ? await definitionsOf(ctx, value.code) : [];
    return value && indicator && { value, indicator };
  });
  if (read?.value.status !== "approved" || !mayEnter(actor, read.value.divisionCode)) return lateOrNotHere();
  return <CorrectValueForm {...read} onceKey={randomUUID()} />;
}
