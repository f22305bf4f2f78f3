/** Whether applications are taken, and the calls to apply. */
export const callsPath = "/calls";

/** Where the coordinator opens or shuts applications of a kind. */
export function setApplicationsPath(kind: string): string {
  return `${callsPath}?set=${kind}`;
}

export const newCallPath = `${callsPath}/new`;

export function callPath(callId: string): string {
  return `${callsPath}/${callId}`;
}
