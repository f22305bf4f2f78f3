import { enterAbsence } from "@/programme/visits/absences/commands";
import { by, type Scene, who } from "./stage";

/** Who isn't there in the last weeks of the story: one entered it himself, one has it from the city's office. */
export function absenceScenes(): Scene[] {
  const away = (username: string, enteredBy: string, toDay: string) => async () => {
    const { personId } = await who(username);
    await by(enteredBy, (ctx) => enterAbsence(ctx, { personId, fromDay: "2016-11-21", toDay }));
  };
  return [
    { day: "2016-11-18", time: "16:10", play: away("haining", "haining", "2016-12-02") },
    { day: "2016-11-21", time: "08:50", play: away("gangqu", "lead", "2016-12-30") },
  ];
}
