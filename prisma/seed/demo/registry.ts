import { createHash } from "node:crypto";
import { makeCreditCode, parseFirmCode } from "@/kernel/credit-code";
import type { Day } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { addCode } from "@/programme/enterprises/codes/commands";
import { correctEnterprise } from "@/programme/enterprises/commands";
import { recordEvent } from "@/programme/enterprises/events/commands";
import { eventsOf } from "@/programme/enterprises/events/queries";
import type { RecordEvent } from "@/programme/enterprises/events/schema";
import { queueImport, receiveImport } from "@/programme/enterprises/imports/commands";
import { applyQueuedImports } from "@/programme/enterprises/imports/jobs";
import { findImport } from "@/programme/enterprises/imports/queries";
import { distinguish, mergeEnterprises } from "@/programme/enterprises/merges/commands";
import { findEnterprise } from "@/programme/enterprises/queries";
import { correctEnterpriseInput } from "@/programme/enterprises/schema";
import { strikeEvent } from "@/programme/enterprises/strikes/commands";
import { askUndo } from "@/programme/enterprises/undoing/commands";
import { undoAskedImports } from "@/programme/enterprises/undoing/jobs";
import { enterYear } from "@/programme/enterprises/years/commands";
import type { DemoFirm } from "./firms";
import { enterpriseOf, firmsOf, ownerOf } from "./programme";
import { by, type Scene } from "./stage";

/**
 * The register in depth: a county's list brings the new codes and a few firms a second time, of which some are joined, one pair is told apart and two
 * wait; firms move and end; figures of some years stand. No contact point begins or ends by it.
 */

const HEADS = ["统一社会信用代码", "企业名称", "所属地区", "联系人", "联系电话"];

type Listed = { readonly uscc: string; readonly name: string; readonly contact: string; readonly mobile: string };

/** A county takes a list of its firms, as it does by hand: sent, looked at, applied. */
async function list(officer: string, place: string, rows: readonly Listed[]): Promise<string> {
  const table = [HEADS, ...rows.map(({ uscc, name, contact, mobile }) => [uscc, name, place, contact, mobile])].map(
    (cells, index) => ({ row: index + 1, cells }),
  );
  const sha256 = createHash("sha256").update(JSON.stringify(table)).digest("hex");
  const sent = await by(officer, async (ctx) => {
    const { importId } = await receiveImport(ctx, {
      fileName: `${place}企业名单（演示）.xlsx`,
      sha256,
      list: { rows: table, sheets: [], leftOut: [] },
    });
    const found = await findImport(ctx, importId);
    await queueImport(ctx, { importId, version: found?.version ?? 0, reason: "县（市、区）局年度企业名单（演示）" });
    return importId;
  });
  await applyQueuedImports();
  return sent;
}

/** The wrong file was taken: half a day later it is undone whole. */
async function undoList(officer: string, importId: string): Promise<void> {
  await by(officer, async (ctx) => {
    const found = await findImport(ctx, importId);
    await askUndo(ctx, { importId, version: found?.version ?? 0, reason: "误传了往年的名单（演示）" });
  });
  await undoAskedImports();
}

function nth(division: string, index: number): DemoFirm {
  const firm = firmsOf(division)[index];
  if (!firm) throw new RangeError(`no ${index}th firm in ${division}`);
  return firm;
}

/** A name as a second office wrote it: with the place before it and the legal form in full. */
const otherwise = ({ name }: DemoFirm) => `嘉兴市${name.replace("有限公司", "有限责任公司")}`;
/** A slip in the last letters of the trade. */
const shortened = ({ name }: DemoFirm) => name.replace("有限公司", "厂");
const NANHU = { again: [29, 30], shortened: [31, 32] } as const;
const second = (index: number) => makeCreditCode("330402", 190_000 + index);

function nanhuList(): Listed[] {
  const row = (index: number, name: (firm: DemoFirm) => string, { contact, mobile }: DemoFirm): Listed => ({
    ...{ uscc: second(index), name: name(nth("330402", index)), contact, mobile },
  });
  return [
    ...NANHU.again.map((index) => row(index, otherwise, nth("330402", index))),
    ...NANHU.shortened.map((index) => row(index, shortened, nth("330402", index))),
  ];
}

async function pairOf(ctx: Ctx, index: number) {
  const { enterpriseId } = await enterpriseOf(nth("330402", index));
  const rows = await ctx.tx.enterprise.findMany({
    where: { OR: [{ id: enterpriseId }, { uscc: second(index) }] },
    select: { id: true, version: true },
  });
  const one = rows.find(({ id }) => id === enterpriseId);
  const other = rows.find(({ id }) => id !== enterpriseId);
  if (!one || !other) throw new Error(`firm ${index} doesn't stand twice`);
  return { one, other };
}

type Event = RecordEvent extends infer One
  ? One extends RecordEvent
    ? Omit<One, "enterpriseId" | "version">
    : never
  : never;

/** What befell a firm, entered on a day after it. */
function event(firm: DemoFirm, officer: string, day: Day, told: Event): Scene {
  return {
    ...{ day, time: "15:10" },
    play: () => by(officer, async (ctx) => recordEvent(ctx, { ...told, ...(await enterpriseOf(firm)) })),
  };
}

/** Figures of a year, larger from year to year. */
function year(firm: DemoFirm, username: string, day: Day, of: number): Scene {
  const back = 2016 - of;
  const staff = Math.max(firm.staff - 12 * Math.max(back - 1, 0), 8);
  return {
    ...{ day, time: "15:20" },
    play: () =>
      by(username, async (ctx) => {
        const { enterpriseId } = await enterpriseOf(firm);
        await enterYear(ctx, {
          ...{
            enterpriseId,
            year: of,
            seen: null,
            titles: firm.titles.slice(0, Math.max(firm.titles.length - back + 1, 0)),
          },
          ...{
            inventions: 4 - back,
            utilityModels: 15 - 3 * back,
            designs: 2,
            trademarks: 3,
            software: back === 0 ? 1 : 0,
          },
          ...{ secrets: 16 - 2 * back, staff, researchStaff: Math.floor(staff / 8) },
          source: back === 0 ? "企业填报（演示）" : "统计年报、认定文件（演示）",
        });
      }),
  };
}

/** A registration number that passes its check digit, as firms had them before October 2015. */
function registrationNumber(division: string, serial: number): string {
  const body = `${division}${String(serial).padStart(8, "0")}`;
  const digit = [..."0123456789"].find((last) => !("fault" in parseFirmCode(body + last)));
  return `${body}${digit}`;
}

export function registryScenes(): Scene[] {
  const [a, tongxiang] = [nth("330483", 0), [0, 1, 2, 3, 4].map((index) => nth("330483", index))];
  return [
    // The unified codes come to firms that had registered with the code of their organisation.
    {
      ...{ day: "2016-01-20", time: "14:20" },
      play: () =>
        list(
          "tongxiang",
          "桐乡市",
          tongxiang.map(({ uscc, name, contact, mobile }) => ({ uscc, name, contact, mobile })),
        ),
    },
    {
      ...{ day: "2016-01-21", time: "10:40" },
      play: () =>
        by("tongxiang", async (ctx) =>
          addCode(ctx, {
            ...{
              enterpriseId: (await enterpriseOf(a)).enterpriseId,
              field: "regNo",
              code: registrationNumber("330483", 4_711),
            },
            ...{ fromDay: "2009-05-12", toDay: "2016-01-20", source: "原营业执照副本（演示）" },
          }),
        ),
    },
    { ...{ day: "2016-06-15", time: "14:20" }, play: () => list("nanhu", "南湖区", nanhuList()) },
    {
      ...{ day: "2016-07-05", time: "10:10" },
      play: () =>
        by("nanhu", async (ctx) => {
          const { one, other } = await pairOf(ctx, 29);
          await mergeEnterprises(ctx, {
            ...{ oneId: one.id, otherId: other.id, oneVersion: one.version, otherVersion: other.version },
            ...{ keep: "one", take: {}, same: "yes", reason: "电话核实为同一家，名单抄录有误（演示）" },
          });
        }),
    },
    {
      ...{ day: "2016-07-06", time: "10:10" },
      play: () =>
        by("nanhu", async (ctx) => {
          const { one, other } = await pairOf(ctx, 32);
          await distinguish(ctx, { oneId: one.id, otherId: other.id, reason: "母公司与其加工厂，各有执照（演示）" });
        }),
    },
    {
      ...{ day: "2016-09-06", time: "16:40" },
      play: async () => {
        const old = [0, 1, 2].map((index) => ({
          ...{ uscc: makeCreditCode("330481", 191_000 + index), name: `海宁往年名单${"甲乙丙"[index]}厂（演示）` },
          ...{ contact: "沈往年", mobile: `1380000910${index}` },
        }));
        await undoList("haining", await list("haining", "海宁市", old));
      },
    },
    {
      ...{ day: "2016-10-27", time: "10:25" },
      play: () =>
        by("nanhu", async (ctx) => {
          const { enterpriseId } = await enterpriseOf(nth("330402", 4));
          const record = await findEnterprise(ctx, enterpriseId);
          if (!record) throw new Error("the firm to correct is gone");
          const { id: _i, status: _s, mergedIntoId: _m, standing: _d, createdAt: _c, ...profile } = record;
          await correctEnterprise(
            ctx,
            correctEnterpriseInput.parse({
              ...Object.fromEntries(Object.entries(profile).map(([key, value]) => [key, value ?? ""])),
              ...{
                enterpriseId,
                staff: String((record.staff ?? 60) + 12),
                researchStaff: String(record.researchStaff ?? ""),
              },
              ...{
                askedBy: "施更正，企业办公室主任",
                paper: "2016 年 9 月社保缴费清单（演示）",
                reason: "职工人数登记有误（演示）",
              },
            }),
          );
        }),
    },
    event(nth("330411", 22), "lead", "2016-09-20", {
      ...{ kind: "moved", divisionCode: "JX-JKQ", town: "城南街道", holdsFrom: "2016-09-01" },
      source: "变更登记通知书（演示）",
    }),
    // Entered for the wrong firm of two with like names, and struck a week later.
    event(nth("330482", 11), "lead", "2016-11-08", {
      ...{ kind: "moved", divisionCode: "330424", town: null, holdsFrom: "2016-10-20" },
      source: "迁移登记通知书（演示）",
    }),
    {
      ...{ day: "2016-11-16", time: "09:40" },
      play: () =>
        by("lead", async (ctx) => {
          const firm = await enterpriseOf(nth("330482", 11));
          const moved = (await eventsOf(ctx, firm.enterpriseId)).find(({ kind }) => kind === "moved");
          await strikeEvent(ctx, {
            ...firm,
            eventId: moved?.id ?? "",
            reason: "与名称相近的另一家弄混，迁移的不是这家（演示）",
          });
        }),
    },
    event(nth("330402", 33), "nanhu", "2016-08-10", {
      ...{
        kind: "branch",
        parentName: nth("330402", 0).name,
        holdsFrom: "2016-08-01",
        source: "分公司营业执照（演示）",
      },
    }),
    event(nth("330482", 10), "pinghu", "2016-11-18", {
      ...{ kind: "deregistered", holdsFrom: "2016-11-15", source: "准予注销登记通知书（演示）" },
    }),
    event(nth("330483", 70), "tongxiang", "2016-10-19", {
      ...{ kind: "revoked", holdsFrom: "2016-10-12", source: "行政处罚决定书（演示）" },
    }),
    ...[2014, 2015].map((of) => year(a, "tongxiang", of === 2014 ? "2016-02-17" : "2016-02-18", of)),
    ...[1, 2, 3].map((index) => year(nth("330483", index), "tongxiang", "2016-02-18", 2015)),
    ...[0, 1].map((index) => year(nth("330402", index), "nanhu", "2016-02-18", 2015)),
    year(a, ownerOf(a), "2016-11-21", 2016),
  ];
}
