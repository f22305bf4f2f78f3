import type { Day } from "@/kernel/days";
import { draftCircular, sendCircular } from "@/programme/clusters/circulars/commands";
import { tellCirculars } from "@/programme/clusters/circulars/jobs";
import { recipientsOf } from "@/programme/clusters/circulars/queries";
import { closeCluster } from "@/programme/clusters/closures/commands";
import { changeCluster } from "@/programme/clusters/commands";
import { nameLeader } from "@/programme/clusters/leaders/commands";
import { addStaff, addStation } from "@/programme/guidance-stations/commands";
import { openAccount } from "./account";
import { by, bySystem, type Scene } from "./stage";

/** Clusters in the story: the coordinator names leading firms, first those that are points, then some that aren't yet. */

type DemoStation = {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly keeper: string;
  readonly divisionCode: string;
  readonly town: string | null;
  readonly address: string;
  readonly openedOn: Day;
  readonly clusters: readonly string[];
  readonly staff: readonly (readonly [name: string, post: string])[];
  readonly account?: { readonly username: string; readonly name: string; readonly post: string };
};

/** Stations after the practice of 2015–2017: a deputy head of the town leads, with an officer of the park and one of the market regulator. */
const STATIONS: readonly DemoStation[] = [
  {
    nameZh: "濮院毛衫指导站（演示）",
    nameEn: "Puyuan sweaters station (demo)",
    keeper: "lead",
    divisionCode: "330483",
    town: "濮院镇",
    address: "濮院镇毛衫创新园 1 号楼（演示）",
    openedOn: "2015-09-14",
    clusters: ["tongxiang-sweaters"],
    staff: [
      ["严书恒", "副镇长、站长（演示）"],
      ["褚云舟", "园区专员（演示）"],
      ["顾若川", "市场监管联络人（演示）"],
    ],
    account: { username: "station", name: "褚云舟", post: "濮院毛衫指导站专员（演示）" },
  },
  {
    nameZh: "马桥经编指导站（演示）",
    nameEn: "Maqiao warp knitting station (demo)",
    keeper: "haining",
    divisionCode: "330481",
    town: "马桥街道",
    address: "马桥经编园区服务中心（演示）",
    openedOn: "2016-04-18",
    clusters: ["haining-warp-knitting", "haining-home-textiles"],
    staff: [
      ["范景行", "街道副主任、站长（演示）"],
      ["邵明川", "市场监管联络人（演示）"],
    ],
  },
  {
    nameZh: "嘉善电子信息指导站（演示）",
    nameEn: "Jiashan electronics station (demo)",
    keeper: "jiashan",
    divisionCode: "330421",
    town: null,
    address: "嘉善县电子信息产业园（演示）",
    openedOn: "2016-10-17",
    clusters: ["jiashan-electronics"],
    staff: [["许书白", "市场监管联络人（演示）"]],
  },
];

async function openStation(
  { keeper, clusters, staff, account, ...about }: DemoStation,
  password: string,
): Promise<void> {
  const served = await bySystem(({ tx }) =>
    tx.cluster.findMany({ where: { code: { in: [...clusters] } }, select: { id: true } }),
  );
  const phone = "0573-00000000";
  const input = { ...about, phone, clusters: served.map(({ id }) => id) };
  const { stationId } = await by(keeper, (ctx) => addStation(ctx, input));
  for (const [name, post] of staff) await by(keeper, (ctx) => addStaff(ctx, { stationId, name, post, phone: null }));
  if (!account) return;
  const { departmentId } = await bySystem(({ tx }) =>
    tx.guidanceStation.findUniqueOrThrow({ where: { id: stationId }, select: { departmentId: true } }),
  );
  await openAccount({ ...account, duties: ["station_officer"] }, departmentId, password);
}

const SOURCE = "县（市、区）局推荐名单（演示），待核实";

export function clusterScenes(password: string): Scene[] {
  return [
    ...STATIONS.map(
      ({ openedOn, ...station }): Scene => ({
        day: openedOn,
        time: "09:20",
        play: () => openStation({ ...station, openedOn }, password),
      }),
    ),
    { day: "2016-03-15", time: "10:40", play: () => nameLeaders({ withPoint: true, most: 99 }) },
    { day: "2016-09-12", time: "09:50", play: rename },
    { day: "2016-11-18", time: "10:20", play: close },
    { day: "2016-11-21", time: "14:30", play: sendDemoCircular },
    { day: "2016-11-23", time: "16:40", play: draftDemoCircular },
    { day: "2016-10-26", time: "10:40", play: () => nameLeaders({ withPoint: false, most: 5 }) },
  ];
}

/** The first firm of each cluster that is, or isn't, a contact point: it was checked the longest ago. */
async function nameLeaders({ withPoint, most }: { readonly withPoint: boolean; readonly most: number }): Promise<void> {
  const members = await bySystem(({ tx }) =>
    tx.clusterMember.findMany({
      where: {
        toDay: null,
        enterprise: {
          contactPoints: withPoint ? { some: { status: "active" } } : { none: {} },
          clusterLeads: { none: {} },
        },
      },
      select: { clusterId: true, enterpriseId: true },
      orderBy: [{ fromDay: "asc" }, { id: "asc" }],
    }),
  );
  const first = new Map(members.toReversed().map((member) => [member.clusterId, member]));
  const inOrder = members.filter((member) => first.get(member.clusterId) === member).slice(0, most);
  for (const member of inOrder) await by("lead", (ctx) => nameLeader(ctx, { ...member, source: SOURCE }));
}

/** The station writes to its cluster's liaisons; nobody has opened it yet. */
async function sendDemoCircular(): Promise<void> {
  const cluster = await bySystem(({ tx }) =>
    tx.cluster.findUniqueOrThrow({ where: { code: "tongxiang-sweaters" }, select: { id: true } }),
  );
  const { circularId } = await by("station", (ctx) =>
    draftCircular(ctx, {
      clusterId: cluster.id,
      subject: "十二月商业秘密保护培训报名（演示）",
      text: "请各联系点在 11 月 30 日前确定参加培训的人员，由联络员回电报名。\n\n培训讲解劳动合同中的保密约定和打样、图纸的日常管理，时间为 12 月 8 日下午，地点在毛衫创新园一号楼会议室（演示）。",
    }),
  );
  const { fingerprint: recipients } = await by("station", (ctx) => recipientsOf(ctx, cluster.id));
  await by("station", (ctx) => sendCircular(ctx, { circularId, version: 1, recipients }));
  await tellCirculars();
}

/** A draft that its writer may finish, or discard. */
async function draftDemoCircular(): Promise<void> {
  const cluster = await bySystem(({ tx }) =>
    tx.cluster.findUniqueOrThrow({ where: { code: "haining-warp-knitting" }, select: { id: true } }),
  );
  await by("lead", (ctx) =>
    draftCircular(ctx, {
      clusterId: cluster.id,
      subject: "年末自查提醒（演示）",
      text: "请各联系点在 12 月 20 日前完成本年度自查（演示）。",
    }),
  );
}

/** A block economy that is over: its numbers of the days before stay. */
async function close(): Promise<void> {
  const cluster = await bySystem(({ tx }) =>
    tx.cluster.findUniqueOrThrow({ where: { code: "pinghu-prams" }, select: { id: true, version: true } }),
  );
  await by("lead", (ctx) =>
    closeCluster(ctx, {
      clusterId: cluster.id,
      version: cluster.version,
      fromDay: "2016-11-15",
      ground: "童车企业大多外迁，县里的产业目录不再列（演示）",
    }),
  );
}

async function rename(): Promise<void> {
  const cluster = await bySystem(({ tx }) =>
    tx.cluster.findUniqueOrThrow({
      where: { code: "haiyan-nuclear" },
      select: { id: true, version: true, towns: true },
    }),
  );
  await by("lead", (ctx) =>
    changeCluster(ctx, {
      clusterId: cluster.id,
      version: cluster.version,
      nameZh: "海盐核电关联产业",
      nameEn: "Haiyan nuclear-related industries",
      towns: cluster.towns,
      reason: "与县里的产业目录一致（演示）",
    }),
  );
}
