import { headers } from "next/headers";
import { z } from "zod";
import { returnPath } from "@/programme/accounts/paths";
import { FailedScreen, UnreadScreen } from "@/ui/error-screens";

const query = z.object({
  reference: z
    .string()
    .regex(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    .catch(""),
  form: z.literal("unread").optional().catch(undefined),
});

/** What `platform/front.ts` sends, with 500, for a page that failed, and with 400 for a form that can't be read. */
export default async function Page({ searchParams }: PageProps<"/failed">) {
  const [{ reference, form }, head] = await Promise.all([
    searchParams.then((search) => query.parse(search)),
    headers(),
  ]);
  const asked = returnPath(head.get("x-path"));
  const againHref = asked.startsWith("/failed") ? "/" : asked;
  return form ? <UnreadScreen againHref={againHref} /> : <FailedScreen {...{ reference, againHref }} />;
}
