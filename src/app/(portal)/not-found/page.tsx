import { NotFoundScreen } from "@/ui/error-screens";

/** What `platform/front.ts` sends, with 404, for every page that isn't there. */
export default function Page() {
  return <NotFoundScreen />;
}
