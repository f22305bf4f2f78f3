import { grantDuty } from "@/programme/accounts/duties/commands";
import { createOfficial } from "@/programme/accounts/officials/commands";
import { createOfficialInput } from "@/programme/accounts/officials/schema";
import { setPassword } from "@/programme/accounts/passwords/commands";
import { cardOf, type DemoOfficial } from "./people";
import { by, bySystem, linkMailedTo } from "./stage";

/** An official's account, made as the portal makes it: the system administrator creates it, its person sets a password, the security administrator gives duties. */
export async function openAccount(
  { username, name, post, duties }: Omit<DemoOfficial, "department">,
  departmentId: string,
  password: string,
): Promise<void> {
  const email = `${username}@example.cn`;
  const input = createOfficialInput.parse({
    ...{ username, name, post, departmentId, email },
    cardNumber: cardOf({ username, duties }),
  });
  const { personId } = await by("sysadmin", (ctx) => createOfficial(ctx, input));
  const token = await linkMailedTo(email);
  await bySystem((ctx) => setPassword(ctx, { token, password }));
  for (const duty of duties) await by("secadmin", (ctx) => grantDuty(ctx, { personId, duty, version: 1 }));
}
