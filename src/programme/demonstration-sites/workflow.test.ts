import { people, siteIn } from "@tests/support/site-in";
import { expect, test } from "vitest";
import { faultsIn, matrixOf } from "@/kernel/workflow";
import { siteWorkflow } from "./workflow";

test("the table is sound", () => expect(faultsIn(siteWorkflow)).toEqual([]));

test("who may do what, when", () =>
  expect(matrixOf(siteWorkflow, people, siteIn)).toMatchInlineSnapshot(`
    "draft:
      owner          submit withdraw
      member         submit withdraw
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    –
      reviewer       –
      police         –
      system         –
      public         –
      leader         –
      expert         –
      other expert   –
    applied:
      owner          withdraw
      member         withdraw
      other firm     –
      county         recommend return
      other county   –
      county intake  –
      city office    –
      coordinator    –
      reviewer       –
      police         –
      system         –
      public         –
      leader         –
      expert         –
      other expert   –
    returned:
      owner          resubmit withdraw
      member         resubmit withdraw
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    –
      reviewer       –
      police         –
      system         –
      public         –
      leader         –
      expert         –
      other expert   –
    recommended:
      owner          withdraw
      member         withdraw
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    sendBack assign
      reviewer       –
      police         –
      system         –
      public         –
      leader         –
      expert         –
      other expert   –
    on_site:
      owner          withdraw
      member         withdraw
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    conclude refuse (reconcile: scores-agree)
      reviewer       –
      police         –
      system         –
      public         –
      leader         refuse
      expert         conclude (recuse: already-signed) (reconcile: scores-agree)
      other expert   –
    reconciling:
      owner          withdraw
      member         withdraw
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    conclude refuse (reconcile: scores-agree)
      reviewer       –
      police         –
      system         –
      public         –
      leader         refuse
      expert         conclude (recuse: already-signed) (reconcile: scores-agree)
      other expert   –
    scored:
      owner          withdraw
      member         withdraw
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    convene refuse
      reviewer       –
      police         –
      system         –
      public         –
      leader         refuse
      expert         –
      other expert   –
    panel:
      owner          withdraw
      member         withdraw
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    advise refuse
      reviewer       –
      police         –
      system         –
      public         –
      leader         refuse
      expert         –
      other expert   –
    meeting:
      owner          withdraw
      member         withdraw
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    refuse
      reviewer       –
      police         –
      system         –
      public         –
      leader         announce refuse
      expert         –
      other expert   –
    in_notice:
      owner          –
      member         –
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    award refuse
      reviewer       –
      police         –
      system         –
      public         –
      leader         refuse
      expert         –
      other expert   –
    awarded:
      owner          –
      member         –
      other firm     –
      county         check rectify
      other county   –
      county intake  –
      city office    –
      coordinator    check rectify renew turnDown revoke (reassess: reassessment-waits)
      reviewer       –
      police         –
      system         (expire: still-valid)
      public         –
      leader         renew turnDown
      expert         –
      other expert   –
    rectifying:
      owner          report
      member         report
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    restore askAgain revoke
      reviewer       –
      police         –
      system         (expire: still-valid)
      public         –
      leader         –
      expert         –
      other expert   –
    refused:
      owner          –
      member         –
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    –
      reviewer       –
      police         –
      system         –
      public         –
      leader         –
      expert         –
      other expert   –
    revoked:
      owner          –
      member         –
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    –
      reviewer       –
      police         –
      system         –
      public         –
      leader         –
      expert         –
      other expert   –
    expired:
      owner          –
      member         –
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    –
      reviewer       –
      police         –
      system         –
      public         –
      leader         –
      expert         –
      other expert   –
    withdrawn:
      owner          –
      member         –
      other firm     –
      county         –
      other county   –
      county intake  –
      city office    –
      coordinator    –
      reviewer       –
      police         –
      system         –
      public         –
      leader         –
      expert         –
      other expert   –"
  `));
