import { examine } from "@/platform/health";
import { jobs } from "@/programme/catalogue";

export const dynamic = "force-dynamic";

/** Whether this instance can work: for load balancers, container health checks and the start command. Tells no secrets, needs no session. */
export async function GET(): Promise<Response> {
  const health = await examine(jobs);
  return Response.json(health, {
    status: health.status === "down" ? 503 : 200,
    headers: { "cache-control": "no-store" },
  });
}
