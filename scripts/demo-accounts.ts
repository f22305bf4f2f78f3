import { asClient } from "./cluster";
import type { Settings } from "./database";

/** The demo's accounts; who they are stands in the data. */
export const demoAccounts = [
  ...["lead", "officer", "officer2", "chief", "reviewer", "intake", "nanhu", "haining", "expert-1", "expert-2"],
  ...["police", "scitech", "hr", "station", "office", "sysadmin", "secadmin", "auditor"],
  ...["firm-a", "firm-a2", "firm-b"],
] as const;

/** Prints the accounts, their password and the day that it is in the story: as the data say, whatever day the configuration would begin another on. */
export async function tellDemo(settings: Settings, address: string): Promise<void> {
  const { people, today } = await asClient(settings.DATABASE_OWNER_URL, async (client) => {
    const { rows: people } = await client.query<{ username: string; name: string; place: string | null }>(
      `SELECT p.username, p.name, coalesce(d.name_zh, e.name) AS place
       FROM persons p LEFT JOIN departments d ON d.id = p.department_id LEFT JOIN enterprises e ON e.id = p.enterprise_id
       WHERE p.username = ANY ($1) ORDER BY array_position($1, p.username)`,
      [[...demoAccounts]],
    );
    const { rows: days } = await client.query<{ today: string }>(
      `SELECT to_char((now() + (value->>'offsetMilliseconds')::bigint * interval '1 millisecond') AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS today
       FROM settings WHERE key = 'demo'`,
    );
    return { people, today: days[0]?.today };
  });
  console.log(`  导览 Tour      ${address}/tour`);
  if (settings.PORTAL_CLOCK?.startsWith("story:"))
    console.log(`  故事 Story     今天 today ${today}；演示数据均为虚构  all data is invented`);
  console.log(`  密码 Password  ${settings.PORTAL_DEMO_PASSWORD}  （以下账号相同 the same for all）\n`);
  for (const { username, name, place } of people)
    console.log(`    ${username.padEnd(10)} ${[name, place].filter(Boolean).join("  ")}`);
  console.log("");
}
