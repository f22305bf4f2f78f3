import { z } from "zod";
import { fileRoute } from "@/platform/file-intake";
import { MAXIMUM_SIZE } from "@/programme/evidence/policy";
import { receiveVisitFile } from "@/programme/visits/files/commands";
import type { VisitFileTarget } from "@/programme/visits/files/policy";

export const dynamic = "force-dynamic";

/** Photographs of a visit, or a firm's proof that it followed an advice. */
export const { PUT, POST } = fileRoute((address) => {
  const target = targetOf(address);
  return {
    name: "receiveVisitFile",
    maximum: MAXIMUM_SIZE,
    receive: target && ((who, file) => receiveVisitFile(who, { target, ...file })),
    home: target && "visitId" in target ? `/visits/${target.visitId}` : "/visits",
  };
});

function targetOf(address: URLSearchParams): VisitFileTarget | undefined {
  const [visitId, adviceId] = ["visit", "advice"].map((name) => z.uuid().safeParse(address.get(name)).data);
  if (visitId && !adviceId) return { visitId };
  return adviceId && !visitId ? { adviceId } : undefined;
}
