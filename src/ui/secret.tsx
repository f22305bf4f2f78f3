import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";

/** 密: beside a link to secret content, in lists and heads. */
export function SecretMark() {
  const t = useTranslations("ui");
  return <span className="mark-secret">{t("secret.mark")}</span>;
}

type SecretBlockProps = {
  readonly title: string;
  /** Of what, where a page has several of this title: whoever goes from landmark to landmark hears them apart. */
  readonly of?: string;
  /** Who may see it: 6 人可看：承办 2、审批 1. */
  readonly readers?: ReactNode;
  /** How often it was looked at, leading to the look log. */
  readonly looks?: { readonly count: number; readonly href: string };
  /** Opened by whom, when, why; 现在合上. */
  readonly foot?: ReactNode;
  /** Name and minute of the reader, tiled under the text while the block is open. */
  readonly reader?: string;
  readonly children: ReactNode;
};

/** Secret content, open: hatch at the left, band, body, foot. Someone who may not know of it gets no block at all. */
export function SecretBlock({ title, of, readers, looks, foot, reader, children }: SecretBlockProps) {
  return (
    <section className="secret" aria-label={of ? `${title} ${of}` : title}>
      <Band title={title} readers={readers} looks={looks} />
      <div className="secret__body">
        {reader ? <Watermark text={reader} /> : null}
        {children}
      </div>
      {foot ? <div className="secret__foot">{foot}</div> : null}
    </section>
  );
}

/**
 * Secret content, shut: the hatch covers the body; `children` is the slip that asks for the reason and says that the
 * enterprise will see it (a form, or a sentence).
 */
export function ShutSecretBlock({ title, readers, looks, children }: Omit<SecretBlockProps, "of" | "foot" | "reader">) {
  return (
    <section className="secret secret--shut" aria-label={title}>
      <Band title={title} readers={readers} looks={looks} />
      <div className="secret__body">
        <div className="slip">{children}</div>
      </div>
    </section>
  );
}

function Band({
  title,
  readers,
  looks,
}: Pick<SecretBlockProps, "title" | "readers"> & { readonly looks: SecretBlockProps["looks"] | undefined }) {
  const t = useTranslations("ui");
  return (
    <div className="secret__band">
      <h2>{title}</h2>
      <span>{t("secret.stored")}</span>
      {readers ? <span>{readers}</span> : null}
      {looks ? (
        <a className="push" href={looks.href}>
          {t("secret.looks", { n: looks.count })}
        </a>
      ) : null}
    </div>
  );
}

/** A photograph of the screen says who took it. SVG, because a strict content policy refuses `style`. */
function Watermark({ text }: { readonly text: string }) {
  const id = useId();
  return (
    <svg className="watermark" aria-hidden="true">
      <pattern id={id} width="280" height="150" patternUnits="userSpaceOnUse">
        <text x="20" y="110" transform="rotate(-20 20 110)">
          {text}
        </text>
      </pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} fillOpacity="1" />
    </svg>
  );
}
