import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { FirmActor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { requireActor } from "@/platform/session";
import { countOwn, listOwn } from "@/programme/complaints/queries";
import { ownListInput } from "@/programme/complaints/schema";
import { OwnListScreen } from "@/programme/complaints/screens/own-list-screen";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("complaints"))("title") };
}

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Complaints: a firm's own, or those that an official has business with. */
export default async function Page({ searchParams }: Props) {
  const actor = await requireActor();
  if (actor.kind === "official") notFound(); // the officials' list stands here
  return ownList(actor, await searchParams);
}

async function ownList(actor: FirmActor, query: Record<string, string | string[] | undefined>) {
  const filter = ownListInput.parse(query);
  const { status, q } = filter;
  const list = await asActor(actor, async (ctx) => {
    const found = await listOwn(ctx, filter);
    return { ...found, all: status || q ? await countOwn(ctx, {}) : found.total, today: ctx.today };
  });
  return <OwnListScreen {...list} filter={filter} />;
}
