import { randomUUID } from "node:crypto";

/** The key under which the server does a form's command once, however often it is sent. For server components. */
export function FormKey() {
  return <input type="hidden" name="_key" defaultValue={randomUUID()} />;
}
