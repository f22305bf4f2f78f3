"use client";

import { useEffect, useId, useState } from "react";
import { inLanguage } from "@/kernel/form-state";
import { size } from "../format";
import { shrink } from "./photos";
import { dropPhoto, type Photo, writePhoto } from "./store";
import { freshKey, type KeptForm } from "./use-kept-form";
import { filled } from "./words";

type PhotoFieldProps = {
  readonly form: KeptForm;
  /** To what in the form they belong; "" for the whole. */
  readonly slot?: string;
  /** What is photographed, for those who hear the buttons. */
  readonly of?: string;
};

/** Photographs taken on the spot: kept on this device, and sent with the form. Without a script there are none: the record's page takes them. */
export function PhotoField({ form, slot = "", of }: PhotoFieldProps) {
  const { words } = form.plan;
  const id = useId();
  const [ready, setReady] = useState(false);
  const [unread, setUnread] = useState<readonly string[]>([]);
  useEffect(() => setReady(true), []);
  if (!ready || form.elsewhere) return null;
  const photos = form.photos.filter((photo) => photo.slot === slot);

  async function add(files: FileList | null): Promise<void> {
    const { id: draft } = await form.save();
    const failed: string[] = [];
    for (const file of files ?? []) {
      try {
        const blob = await shrink(file);
        const photo = freshKey();
        await writePhoto({ id: photo, draft, slot, blob, name: `${photo.slice(0, 8)}.jpg` });
      } catch {
        failed.push(file.name);
      }
    }
    setUnread(failed);
  }

  const chooser = (kind: "take" | "choose") => (
    <>
      <input
        className="vh"
        id={`${id}${kind}`}
        type="file"
        accept="image/*"
        {...(kind === "take" ? { capture: "environment" } : { multiple: true })}
        onChange={({ currentTarget }) => {
          void add(currentTarget.files).then(() => {
            currentTarget.value = "";
          });
        }}
      />
      <label className={kind === "take" ? "btn btn--2" : "btn btn--text"} htmlFor={`${id}${kind}`}>
        {kind === "take" ? words.photoTake : words.photoChoose}
        {of ? <span className="vh"> {of}</span> : null}
      </label>
    </>
  );
  return (
    <fieldset className={slot ? "shots" : "field shots"}>
      <legend className={slot ? "vh" : undefined}>{of ? `${words.photos} ${of}` : words.photos}</legend>
      {slot ? null : <p className="hint">{words.photoHint}</p>}
      {unread.length > 0 ? (
        <p className="error" role="alert">
          {unread.join(" ")} {words.photoUnreadable}
        </p>
      ) : null}
      <p className="shots__acts">
        {chooser("take")}
        {chooser("choose")}
      </p>
      {photos.length > 0 ? (
        <ol className="shots__list">
          {photos.map((photo, index) => (
            <li key={photo.id}>
              <Shot photo={photo} label={filled(words.photoOf, { n: index + 1 })} />
              <span>
                {photo.refused ? (
                  <b className="file__no">{inLanguage(photo.refused, form.words.language)}</b>
                ) : (
                  size(photo.blob.size)
                )}{" "}
                <button className="link" type="button" onClick={() => void dropPhoto(photo.id)}>
                  {words.photoRemove}
                  <span className="vh"> {filled(words.photoOf, { n: index + 1 })}</span>
                </button>
              </span>
            </li>
          ))}
        </ol>
      ) : null}
    </fieldset>
  );
}

function Shot({ photo, label }: { readonly photo: Photo; readonly label: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(photo.blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [photo.blob]);
  // biome-ignore lint/performance/noImgElement: a picture that lies on this device
  return address ? <img src={address} alt={label} /> : null;
}
