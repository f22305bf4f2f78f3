import { headers } from "next/headers";
import { z } from "zod";
import { returnPath } from "@/programme/accounts/paths";
import { FailedScreen } from "@/ui/error-screens";

const query = z.object({
  reference: z
    .string()
    .regex(/^\d{1,20}$/)
    .catch(""),
});

/** What `platform/front.ts` sends, with 500, for a page that failed. */
export default async function Page({ searchParams }: PageProps<"/failed">) {
  const [{ reference }, head] = await Promise.all([searchParams.then((search) => query.parse(search)), headers()]);
  const asked = returnPath(head.get("x-path"));
  return <FailedScreen reference={reference} againHref={asked.startsWith("/failed") ? "/" : asked} />;
}
