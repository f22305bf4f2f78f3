import { getLocale, getTranslations } from "next-intl/server";
import { isOwn, labelsOf } from "@/kernel/form-state";
import { isSameOrigin, keptPage, postedForm } from "@/platform/form-post";

/**
 * Keeps a form whose sender is signed out by now: the page that stands in place of the answer (`platform/front.ts`). It holds every field as it
 * came and sends it again to the address to which it was posted; what was written is shown under the label that it had, and can be copied. Passwords are typed anew.
 */
export async function POST(request: Request): Promise<Response> {
  const form = isSameOrigin(request) ? await postedForm(request) : undefined;
  if (!form) return new Response(null, { status: 404 });
  const t = await getTranslations("ui.signedOut");
  const fields = [...form].flatMap(([name, value]) =>
    typeof value === "string" && !SECRETS.includes(name) ? [{ name, value }] : [],
  );
  const labels = labelsOf(form);
  const written = fields.filter(({ name, value }) => !isOwn(name) && !isCode(value));
  return keptPage(request, {
    status: 200, // the front gives it the status that it has for the browser
    locale: await getLocale(),
    title: t("title"),
    sentences: [t("kept"), t("how")],
    link: { href: "/sign-in", label: t("signIn") },
    again: t("again"),
    fields: fields.map((field) => {
      const place = written.indexOf(field);
      return { ...field, ...(place < 0 ? {} : { label: labels.get(field.name) ?? t("written", { n: place + 1 }) }) };
    }),
  });
}

const SECRETS = ["password", "current", "token"];

/** What a form brings along or what was chosen on it, and nobody wrote. */
function isCode(value: string): boolean {
  return /^[\w.:~-]{0,80}$/.test(value);
}
