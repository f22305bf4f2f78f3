import { notFound } from "next/navigation";

/** An address that no page has looks like a record that nobody may see. */
export default function Page(): never {
  notFound();
}
