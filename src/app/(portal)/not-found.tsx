import { NotFoundScreen } from "@/ui/error-screens";

/** Inside the frame, and the same for what is hidden and what is absent. */
export default function NotFound() {
  return <NotFoundScreen />;
}
