/** The longest side of a photograph that is kept, in pixels: what was written on a label can be read, and thirty of them fit a phone. */
const LONGEST = 2000;
const QUALITY = 0.85;

/**
 * A photograph at a size that travels: drawn anew as JPEG, upright, and by that without what the camera wrote into it (where, when, with
 * which device). Rejects what this browser can't read as a picture.
 */
export async function shrink(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const ground = canvas.getContext("2d");
  if (!ground) throw new Error("no canvas");
  ground.fillStyle = "white"; // what is transparent would turn black
  ground.fillRect(0, 0, canvas.width, canvas.height);
  ground.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("no picture"))), "image/jpeg", QUALITY);
  });
}
