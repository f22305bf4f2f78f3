import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded } from "@/platform/places";
import { requireOfficial } from "@/platform/session";
import { listAccounts, listDepartments } from "@/programme/accounts/officials/queries";
import { accountFilter } from "@/programme/accounts/officials/schema";
import { mayCreate } from "@/programme/accounts/policy";
import { AccountsList } from "@/programme/accounts/screens/accounts-list";
import { NotHeeded } from "@/ui/address-notes";

export default async function Page({ searchParams }: PageProps<"/accounts">) {
  const [actor, search] = await Promise.all([
    requireOfficial("system_administrator", "security_administrator"),
    searchParams,
  ]);
  const { unheeded, filter, ...view } = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, accountFilter.parse(search));
    const filter = { ...asked.filter, q: asked.filter.q ?? "" };
    return {
      ...{ unheeded: asked.unheeded, filter },
      ...(await listAccounts(ctx, filter)),
      departments: await listDepartments(ctx),
    };
  });
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <AccountsList {...view} query={present({ ...filter, q: filter.q || undefined })} creates={mayCreate(actor)} />
    </>
  );
}
