import { addDays, type Day } from "@/kernel/days";
import { assess } from "@/programme/self-assessment/commands";
import type { Answer, Question } from "@/programme/self-assessment/policy";
import { saveQuestions } from "@/programme/self-assessment/questions/commands";
import { nextQuestions } from "@/programme/self-assessment/questions/queries";
import { questionnaires } from "../reference/self-assessment";
import { firmsOf, ownerOf } from "./programme";
import { by, type Scene } from "./stage";

/**
 * A dozen firms that judged their own protection: contact points that have most of it, some of them a second time after a year, and firms that are
 * none and lack much. One letter for each question: y, p, n.
 */
const ANSWERED: readonly (readonly [division: string, index: number, ...answered: (readonly [Day, string])[]])[] = [
  ["330483", 0, ["2015-11-12", "ynypnpnnyppn"], ["2016-11-09", "yyyyypypyppy"]],
  ["330402", 0, ["2016-03-15", "yyyyyyyyyyyy"]],
  ["330481", 1, ["2016-04-12", "yyyppyyppypn"]],
  ["330411", 2, ["2015-12-08", "npnpnnpnnpnn"], ["2016-10-13", "yppyypypypyp"]],
  ["330482", 3, ["2016-05-10", "ypyypyypyyny"]],
  ["330402", 34, ["2016-09-13", "nnpnnpnnpnnn"]],
  ["330402", 36, ["2016-09-20", "pnynpnpnypnn"]],
  ["330483", 60, ["2016-08-16", "nnppnnnpypnn"]],
  ["330483", 64, ["2016-10-18", "yppyypyypypn"]],
  ["330481", 40, ["2016-06-14", "nnynnppnynnp"]],
  ["330424", 14, ["2016-10-25", "pppynppnyppn"]],
  ["330421", 22, ["2016-11-15", "nnpnnnnnynnn"]],
];
const WORD: Readonly<Record<string, Answer>> = { y: "yes", p: "partly", n: "no" };

/** What the coordinator writes for the next year: two questions worded otherwise, one more, and the number of missing measures raised with it. */
function draftScene(): Scene {
  return {
    ...{ day: "2016-11-22", time: "16:30" },
    play: () =>
      by("lead", async (ctx) => {
        const { version, filled } = await nextQuestions(ctx);
        if (!filled) throw new RangeError("there are no questions");
        const items = filled.items.map((item) => ({ ...item, ...REWORDED[item.code] }));
        const said = { source: `${filled.source}；2016年自评情况（演示）`, verified: false, pressingFrom: 5 };
        await saveQuestions(ctx, { version, revision: 0, ...said, items: [...items, ADDED] });
      }),
  };
}

const REWORDED: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  training: {
    zh: "涉密人员每年是否至少参加一次保密培训，并留有签到？",
    en: "Do people with access attend a training at least once a year, with a list of attendance?",
  },
  response: {
    zh: "是否有泄密应急预案，并在过去两年内演练过？",
    en: "Is there a plan for a leak, tried within the last two years?",
  },
};
const ADDED: Question = {
  code: "v2_q13",
  nameZh: "移动办公和网盘管理",
  nameEn: "Phones, homes and cloud storage",
  zh: "手机、家中办公和网盘处理涉密资料有没有规定？",
  en: "Are there rules for secrets on phones, at home and in cloud storage?",
  adviceZh: "列出允许使用的软件和网盘，涉密资料不进个人账号，离职时一并收回。",
  adviceEn:
    "List the programs and storage that may be used; keep secrets out of private accounts, and take them back from leavers.",
  key: false,
};

export function assessmentScenes(): Scene[] {
  return [...answerScenes(), draftScene()];
}

function answerScenes(): Scene[] {
  const [questionnaire] = questionnaires;
  return ANSWERED.flatMap(([division, index, ...answered]) =>
    answered.map(([day, letters]): Scene => {
      const firm = firmsOf(division)[index];
      // Whoever answers has been in the register for a while.
      if (!firm || !questionnaire || addDays(firm.registeredOn, 7) > day)
        throw new RangeError(`the ${index}th firm of ${division} can't answer on ${day}`);
      const answers = Object.fromEntries(
        questionnaire.items.map(({ code }, place): [string, Answer] => [code, WORD[letters.charAt(place)] ?? "no"]),
      );
      return {
        ...{ day, time: "15:40" },
        play: () => by(ownerOf(firm), (ctx) => assess(ctx, { questionnaire: questionnaire.version, answers })),
      };
    }),
  );
}
