import { z } from "zod";
import { isDay, writtenDay } from "@/kernel/days";
import { foldPhone, isPhone } from "@/kernel/phone";

const line = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);
const optionalLine = (maximum: number) =>
  z
    .string()
    .trim()
    .normalize("NFC")
    .max(maximum)
    .default("")
    .transform((text) => (text === "" ? null : text));
const version = z.coerce.number().int().positive();
const phone = z
  .string()
  .default("")
  .transform(foldPhone)
  .refine((text) => text === "" || isPhone(text), "phone")
  .transform((text) => (text === "" ? null : text));

const about = {
  nameZh: line(60),
  nameEn: line(120),
  town: optionalLine(40),
  address: line(200),
  phone,
  /** Ids of the clusters that it serves. */
  clusters: z.array(z.uuid(), "no-cluster").min(1, "no-cluster").max(10),
};

export const addStationInput = z.strictObject({
  ...about,
  divisionCode: z.string().min(1).max(12),
  openedOn: z.string().trim().min(1).transform(writtenDay).refine(isDay, "not-a-day"),
});
export type AddStation = z.output<typeof addStationInput>;

export const changeStationInput = z.strictObject({ stationId: z.uuid(), version, ...about });
export type ChangeStation = z.output<typeof changeStationInput>;

export const closeStationInput = z.strictObject({ stationId: z.uuid(), version, reason: line(500) });
export type CloseStation = z.output<typeof closeStationInput>;

export const addStaffInput = z.strictObject({ stationId: z.uuid(), name: line(60), post: line(80), phone });
export type AddStaff = z.output<typeof addStaffInput>;

export const endStaffInput = z.strictObject({ stationId: z.uuid(), staffId: z.uuid() });
export type EndStaff = z.output<typeof endStaffInput>;
