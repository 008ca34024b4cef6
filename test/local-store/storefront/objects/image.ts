import type { WorldImage } from "#test/local-store/world/types.ts";
import { type LiquidObject, lazily } from "./lazily.ts";

/** A picture; null where the product has none. */
export function imageObject(image: WorldImage | undefined, position = 1): LiquidObject | null {
  if (!image) return null;
  const src = imageAddress(image.src);
  return lazily(
    {
      src: () => src,
      alt: () => image.alt,
      width: () => image.width,
      height: () => image.height,
      aspect_ratio: () => image.width / image.height,
      position: () => position,
      media_type: () => "image",
      preview_image: () => imageObject(image, position),
    },
    () => src,
  );
}

/** Where the storefront serves a picture. Those of CSV exports lie on Shopify's CDN, which nothing here may ask. */
export function imageAddress(src: string): string {
  const name =
    src
      .replace(/[?#].*$/, "")
      .split("/")
      .at(-1) ?? "";
  return `/cdn/shop/files/${encodeURIComponent(name)}`;
}

/** The address of a picture at a size, as the `image_url` filter asks for it. */
export function imageUrl(image: object, size: { width?: number; height?: number; crop?: string }): string {
  const src = "src" in image ? String(image.src) : "";
  const query = new URLSearchParams();
  if (size.width) query.set("width", String(size.width));
  if (size.height) query.set("height", String(size.height));
  if (size.crop) query.set("crop", size.crop);
  return query.size > 0 ? `${src}?${query}` : src;
}
