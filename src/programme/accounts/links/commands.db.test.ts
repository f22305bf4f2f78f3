import { asSuperuser, freshDatabase } from "@tests/support/database";
import { expect, test } from "vitest";
import { asSystem } from "@/platform/database";
import { issueLink } from "./commands";

freshDatabase();

test("what is told in days holds to the end of the last one in Jiaxing, what is told in hours for so many", async () => {
  await asSystem("given", async (ctx) => {
    for (const purpose of ["contact_person", "counter_filing", "authority_letter", "verify_mail"] as const)
      await issueLink(ctx, purpose, { payload: {} });
  });
  const { rows } = await asSuperuser((client) =>
    client.query<{ purpose: string; until: string }>(
      `select purpose::text, case when at::time = '00:00' then (at::date - made::date - 1) || ' whole days' else (expires_at - created_at)::text end as until
      from (select purpose, created_at, expires_at, created_at at time zone 'Asia/Shanghai' as made, expires_at at time zone 'Asia/Shanghai' as at
        from single_use_links) as links`,
    ),
  );
  expect(Object.fromEntries(rows.map(({ purpose, until }) => [purpose, until]))).toEqual({
    contact_person: "7 whole days",
    counter_filing: "14 whole days",
    authority_letter: "14 whole days",
    verify_mail: "1 day",
  });
});
