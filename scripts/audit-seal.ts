/** Seals the heads of the trail as they stand (`src/platform/seals.ts`): before a copy of the data folder is taken. */
import { disconnect } from "@/platform/database";
import { sealNow } from "@/platform/seals";

await sealNow().finally(disconnect);
