import { useTranslations } from "next-intl";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { signInAction } from "../actions";
import { registerPath, resetPasswordPath, signInPath } from "../paths";
import { DEMO_FIRMS, DEMO_OFFICIALS } from "../schema";
import { FieldsForm } from "./fields-form";

/** What the page may say above the form; keys of `done` and `refusals` in words. */
type SignInScreenProps = {
  /** Where to go on. */
  readonly next: string;
  /** What is said of a try at next-auth's door: that it didn't open, or that too many came at once. */
  readonly refusal: "wrong-credentials" | "busy" | undefined;
  /** This browser was signed in, and is no longer. */
  readonly ended: boolean;
  /** Who is signed in already. */
  readonly name: string | undefined;
  readonly demo:
    | { readonly accounts: readonly string[]; readonly chosen: string | undefined; readonly password: string }
    | undefined;
};

/** One form for everybody; beside it who gets an account how, or in the demo whose part one can take. */
export function SignInScreen({ next, refusal, ended, name, demo }: SignInScreenProps) {
  const t = useTranslations("accounts");
  const ui = useTranslations("ui");
  const chosen = demo?.chosen;
  return (
    <div className="stack stack--wide">
      <PageHead title={t("signIn.title")} />
      {refusal ? <Notice tone="alarm">{t(`refusals.${refusal}`)}</Notice> : null}
      {ended && !refusal ? <Notice>{t("signIn.ended")}</Notice> : null}
      {name ? <Notice>{t("signIn.already", { name })}</Notice> : null}
      <div className="doors2">
        <section className="stack" aria-labelledby="door">
          <h2 className="h2" id="door">
            {t("signIn.door")}
          </h2>
          <FieldsForm
            key={chosen}
            action={signInAction}
            words={formWords(ui)}
            hidden={{ next }}
            initial={chosen ? { username: chosen, password: demo.password } : {}}
            groups={[
              {
                fields: [
                  { name: "username", label: t("fields.usernameOrMail"), autoComplete: "username" },
                  {
                    name: "password",
                    label: t("fields.password"),
                    kind: "password",
                    autoComplete: "current-password",
                    below: <a href={resetPasswordPath}>{t("signIn.forgotten")}</a>,
                  },
                ],
              },
            ]}
            submit={t("signIn.submit")}
            out={{ href: registerPath, label: t("signIn.register") }}
          />
        </section>
        {demo ? <DemoAccounts {...demo} next={next} /> : <WhoGetsAnAccount />}
      </div>
      <div className="section">
        <Facts
          bare
          facts={(["lock", "idle", "browsers"] as const).map((key) => ({
            label: t(`signIn.rules.${key}.label`),
            value: t(`signIn.rules.${key}.value`),
          }))}
        />
      </div>
    </div>
  );
}

function WhoGetsAnAccount() {
  const t = useTranslations("accounts");
  return (
    <section className="stack" aria-labelledby="who">
      <h2 className="h2" id="who">
        {t("signIn.who.title")}
      </h2>
      <Facts
        bare
        facts={[
          { label: t("signIn.who.firm"), value: t("signIn.who.firmText") },
          { label: t("signIn.who.official"), value: t("signIn.who.officialText") },
        ]}
      />
    </section>
  );
}

function DemoAccounts({
  accounts,
  chosen,
  password,
  next,
}: NonNullable<SignInScreenProps["demo"]> & { readonly next: string }) {
  const t = useTranslations("accounts");
  const groups = [
    { key: "firms", names: DEMO_FIRMS },
    { key: "officials", names: DEMO_OFFICIALS },
  ] as const;
  return (
    <section className="stack" aria-labelledby="demo">
      <h2 className="h2" id="demo">
        {t("demo.title")}
      </h2>
      <p className="second">
        {t("demo.lead")} <code>{password}</code>
      </p>
      <p className="second">
        {t("demo.first")} <a href="/tour">{t("demo.tour")}</a>
      </p>
      {groups.map(({ key, names }) => (
        <div key={key}>
          <h3 className="h3">{t(`demo.groups.${key}`)}</h3>
          <Facts
            bare
            facts={names
              .filter((one) => accounts.includes(one))
              .map((one) => ({
                label: one,
                value: (
                  <a
                    href={signInPath({ as: one, ...(next === "/" ? {} : { next }) })}
                    aria-current={one === chosen ? "true" : undefined}
                  >
                    {t(`demo.accounts.${one}`)}
                  </a>
                ),
              }))}
          />
        </div>
      ))}
    </section>
  );
}
