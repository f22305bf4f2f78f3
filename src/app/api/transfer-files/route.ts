import { z } from "zod";
import { fileRoute } from "@/platform/file-intake";
import { MAXIMUM_SIZE } from "@/programme/evidence/policy";
import { receiveTransferFile } from "@/programme/transfers/files/commands";
import { transferPath, transfersPath } from "@/programme/transfers/paths";

export const dynamic = "force-dynamic";

/** Files that go along with what a department hands over. */
export const { PUT, POST } = fileRoute((address) => {
  const transferId = z.uuid().safeParse(address.get("transfer")).data;
  return {
    name: "receiveTransferFile",
    maximum: MAXIMUM_SIZE,
    receive: transferId ? (who, file) => receiveTransferFile(who, { transferId, ...file }) : undefined,
    home: transferId ? transferPath(transferId) : transfersPath(),
  };
});
