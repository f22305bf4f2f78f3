const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether this text is the id of a record: whatever isn't ends as an error of the database. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** The id of what was picked in a list, where it stands before the first `~`; undefined when none does. */
export function pickedId(text: string): string | undefined {
  const [id = "", ...more] = text.split("~");
  return more.length > 0 && isUuid(id) ? id : undefined;
}
