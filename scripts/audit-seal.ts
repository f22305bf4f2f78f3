/** Seals the heads of the trail as they stand (`src/platform/seals.ts`): when the portal has stopped, and before a copy of its data folder is taken. */
import { disconnect } from "@/platform/database";
import { sealNow } from "@/platform/seals";

await sealNow().finally(disconnect);
