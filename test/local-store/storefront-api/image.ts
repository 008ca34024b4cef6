import { imageAddress } from "#test/local-store/storefront/objects/image.ts";
import type { WorldImage } from "#test/local-store/world/types.ts";

/** A picture in the fields of `Image`; null where there is none. Transformations change nothing: pictures come as they are. */
export function imageNode(image: WorldImage | undefined, origin: string) {
  if (!image) return null;
  const { src, alt: altText, width, height } = image;
  return { url: `${origin}${imageAddress(src)}`, altText, width, height };
}
