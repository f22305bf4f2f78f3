import { z } from "zod";
import { ADMINISTRATORS, DUTIES } from "@/kernel/actor";
import { email, personName, username } from "../schema";

const personId = z.uuid();
const version = z.coerce.number().int().positive();
const post = z.string().normalize("NFC").trim().max(60).default("");

/** 执法证号, as it stands on the card; empty where there is none. */
const cardNumber = z.string().normalize("NFKC").trim().max(40).default("");

/** What leaves the card number out says that there is none. */
type WithCard<Input> = Omit<Input, "cardNumber"> & { readonly cardNumber?: string };

export const createOfficialInput = z.strictObject({
  username,
  name: personName,
  post,
  cardNumber,
  departmentId: z.uuid("missing"),
  email,
});
export type CreateOfficial = WithCard<z.output<typeof createOfficialInput>>;

export const changeOfficialInput = z.strictObject({
  personId,
  version,
  name: personName,
  post,
  cardNumber,
  departmentId: z.uuid("missing"),
  email,
});
export type ChangeOfficial = WithCard<z.output<typeof changeOfficialInput>>;

export const switchAccountInput = z.strictObject({ personId, version, to: z.enum(["disabled", "active"]) });
export type SwitchAccount = z.output<typeof switchAccountInput>;

export const sendFirstPasswordInput = z.strictObject({ personId });
export type SendFirstPassword = z.output<typeof sendFirstPasswordInput>;

export const dutyInput = z.strictObject({ personId, duty: z.enum(DUTIES) });
/** Whoever gives a duty gives it to the account that he saw. */
export const grantDutyInput = dutyInput.extend({ version });
export type GrantDuty = z.output<typeof grantDutyInput>;
export type DutyOf = z.output<typeof dutyInput>;

/** What `npm run admin:create` takes. */
export const firstAdministratorInput = z.strictObject({
  username,
  name: personName,
  email: email.nullable().default(null),
  duty: z.enum(ADMINISTRATORS),
});
export type FirstAdministrator = z.output<typeof firstAdministratorInput>;

/** What the list of accounts can be narrowed by, from the address; what is nonsense there is left out. */
export const accountFilter = z.object({
  q: z.string().trim().max(60).default("").catch(""),
  side: z.enum(["official", "enterprise"]).optional().catch(undefined),
  department: z.uuid().optional().catch(undefined),
  duty: z.enum(DUTIES).optional().catch(undefined),
  status: z.enum(["active", "waiting", "disabled"]).optional().catch(undefined),
  after: z.string().max(60).optional().catch(undefined),
});
export type AccountFilter = z.output<typeof accountFilter>;
