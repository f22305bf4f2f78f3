import { asActor } from "@/platform/database";
import { currentActor } from "@/platform/session";
import { findCertificate } from "@/programme/certificates/queries";
import { certificateCode } from "@/programme/certificates/schema";
import { CertificateScreen } from "@/programme/certificates/screens/certificate-screen";

export default async function Page({ searchParams }: PageProps<"/certificates">) {
  const [{ code }, actor] = await Promise.all([searchParams, currentActor()]);
  const typed = typeof code === "string" ? code : "";
  const read = certificateCode.safeParse(typed);
  const { today, certificate } = await asActor(actor, async (ctx) => ({
    today: ctx.today,
    certificate: read.success ? await findCertificate(ctx, read.data) : null,
  }));
  return <CertificateScreen typed={typed} certificate={certificate} today={today} />;
}
