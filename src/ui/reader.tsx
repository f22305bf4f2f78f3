"use client";

import { createContext, type ReactNode, useContext } from "react";
import { READER } from "@/kernel/form-state";

const Reader = createContext<string | undefined>(undefined);

/** Says to every form on the page to whom it is shown. `person`: his id; none for whoever is not signed in. */
export function ShownTo({ person, children }: { readonly person: string | undefined; readonly children: ReactNode }) {
  return <Reader value={person}>{children}</Reader>;
}

/** The same as a field of the form. */
export function ReaderField() {
  const person = useContext(Reader);
  return person ? <input type="hidden" name={READER} value={person} /> : null;
}
