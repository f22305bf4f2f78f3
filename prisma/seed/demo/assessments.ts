import { addDays, type Day } from "@/kernel/days";
import { assess } from "@/programme/self-assessment/commands";
import type { Answer } from "@/programme/self-assessment/policy";
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

export function assessmentScenes(): Scene[] {
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
