import { z } from "zod";
import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { requireActor } from "@/platform/session";
import { listNotices } from "@/programme/notifications/queries";
import { noticeAddress } from "@/programme/notifications/schema";
import { NoticeList } from "@/programme/notifications/screens/notice-list";
import { NotHeeded } from "@/ui/address-notes";

const address = noticeAddress.extend({
  gone: z.literal("1").optional().catch(undefined),
  after: z.string().max(80).optional().catch(undefined),
});

export default async function Page({ searchParams }: PageProps<"/notifications">) {
  const [actor, search] = await Promise.all([requireActor(), searchParams]);
  const { show, after, gone } = address.parse(search);
  const view = await asActor(actor, async (ctx) => ({
    ...(await listNotices(ctx, { show, after })),
    today: ctx.today,
    until: ctx.now,
  }));
  return (
    <>
      <NotHeeded parts={unheeded(search, { show, gone })} search={search} />
      <NoticeList {...view} show={show} first={after === undefined} gone={gone === "1"} />
    </>
  );
}
