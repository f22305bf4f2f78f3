import { useTranslations } from "next-intl";

type VisitPeopleProps = {
  readonly people: readonly { readonly id: string; readonly name: string; readonly cardNumber: string | null }[];
};

/** Who makes a visit, the responsible one first, each with the number of his card. */
export function VisitPeople({ people }: VisitPeopleProps) {
  const t = useTranslations("visits");
  if (people.length === 0) return t("nobody");
  return (
    <ul className="plainlist">
      {people.map(({ id, name, cardNumber }) => (
        <li key={id}>
          {name} <span className="quiet small">{cardNumber ? t("card", { card: cardNumber }) : t("noCard")}</span>
        </li>
      ))}
    </ul>
  );
}
