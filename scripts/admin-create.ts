import { parseArgs } from "node:util";
import { ADMINISTRATORS } from "@/kernel/actor";
import { InvalidInput, Refusal } from "@/kernel/refusal";
import { asSystem, disconnect } from "@/platform/database";
import { env } from "@/platform/env";
import { LINK_MINUTES } from "@/programme/accounts/links/commands";
import { createAdministrator } from "@/programme/accounts/officials/commands";
import { type FirstAdministrator, firstAdministratorInput } from "@/programme/accounts/officials/schema";
import { resetPasswordPath } from "@/programme/accounts/paths";
import { isMain, problem, run } from "./say";

const USAGE =
  "npm run admin:create -- --username wang --name 王工 [--email wang@example.cn] [--duty system | security | audit]";

/** Whom to make, out of what was typed behind the command. Throws a problem that names each option that is missing or can't be meant. */
export function readAdministrator(args: string[]): FirstAdministrator {
  const { values } = parseArgs({
    args,
    options: {
      username: { type: "string" },
      name: { type: "string" },
      email: { type: "string" },
      duty: { type: "string", default: "system" },
    },
  });
  const duty = ADMINISTRATORS.find((name) => name === `${values.duty}_administrator`);
  const input = firstAdministratorInput.safeParse({ ...values, duty });
  if (input.success) return input.data;
  const wrong = [...new Set(input.error.issues.map(({ path }) => `--${String(path[0])}`))].join(" ");
  throw problem(`缺少或写法不对：${wrong}\n用法：${USAGE}`, `Missing or not well written: ${wrong}\nUsage: ${USAGE}`);
}

/**
 * Makes the first system, security or audit administrator, while there is none, and prints a link by which this person sets a password:
 * none is chosen for him, nor left in a shell's history. A new portal needs the first two, who then make everybody else.
 */
async function createAdmin(): Promise<void> {
  const input = readAdministrator(process.argv.slice(2));
  try {
    const { token } = await asSystem("admin:create", (ctx) => createAdministrator(ctx, input));
    console.log(
      `\n请在 ${LINK_MINUTES.first_password / 60} 小时内打开此链接设置密码（只能用一次）\nOpen this link within ${LINK_MINUTES.first_password / 60} hours to set the password (it works once):\n`,
    );
    console.log(`  ${new URL(`${resetPasswordPath}?token=${token}`, env().NEXTAUTH_URL)}\n`);
  } catch (error) {
    if (error instanceof InvalidInput)
      throw problem("用户名或邮箱已有人使用。", "Somebody has this user name or mail address.");
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "administrator-exists")
      throw problem(
        "该管理员已存在，请由其在门户中办理。",
        "There is such an administrator already; let this person do it in the portal.",
      );
    throw problem(`未能建立：${error.code}`, `Not made: ${error.code}`);
  } finally {
    await disconnect();
  }
}

if (isMain(import.meta.url)) await run(createAdmin);
