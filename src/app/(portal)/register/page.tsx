import { randomUUID } from "node:crypto";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { currentActor } from "@/platform/session";
import { RegisterScreen } from "@/programme/accounts/screens/register-screens";

export default async function Page() {
  const { divisions } = await asActor(await currentActor(), placesOf);
  return <RegisterScreen divisions={divisions} onceKey={randomUUID()} />;
}
