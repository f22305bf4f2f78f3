import { announceCall, setApplications } from "@/programme/calls/commands";
import { stateHistory } from "@/programme/calls/queries";
import type { AnnounceCall, SetApplications } from "@/programme/calls/schema";
import { by, type Scene } from "./stage";

/** When applications are taken: a pause over the spring festival that is past, a closing that is to come, and two calls, one over and one running. */

function set(day: string, states: Omit<SetApplications, "afterId">): Scene {
  const play = () =>
    by("lead", async (ctx) => {
      const latest = (await stateHistory(ctx))[states.kind][0];
      await setApplications(ctx, { ...states, afterId: latest?.id ?? null });
    });
  return { day, time: "09:10", play };
}

function call(day: string, announced: AnnounceCall): Scene {
  return { day, time: "09:20", play: () => by("lead", (ctx) => announceCall(ctx, announced)) };
}

const CONDITIONS = `一、在册的维权联系点，成为联系点满六个月的，可以申报。

二、在本门户填写自评并上传证明材料，不必报送纸质材料。材料里不写秘密本身。

三、由县（市、区）局推荐，市局组织评审、公示后认定（演示）。`;

export function callScenes(): Scene[] {
  return [
    call("2015-08-24", {
      ...{ title: "2015 年度商业秘密保护示范点申报通知（演示）", text: CONDITIONS },
      ...{ fromDay: "2015-09-01", toDay: "2015-10-31" },
    }),
    set("2016-01-28", {
      ...{ kind: "demonstration-site", state: "paused", fromDay: "2016-02-06", untilDay: "2016-02-14" },
      reason: "春节假期，各地停止推荐（演示）",
    }),
    call("2016-09-26", {
      ...{ title: "2016 年度商业秘密保护示范点申报通知（演示）", text: CONDITIONS },
      ...{ fromDay: "2016-10-10", toDay: "2016-12-31" },
    }),
    set("2016-11-21", {
      ...{ kind: "demonstration-site", state: "closed", fromDay: "2017-01-01", untilDay: "2017-02-28" },
      reason: "2016 年度评审期间，不接收新的申报（演示）",
    }),
  ];
}
