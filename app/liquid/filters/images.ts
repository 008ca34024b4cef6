import { escapeHtml, isRecord, toAttributes, toNumber, toText } from "#app/liquid/values.ts";
import type { FilterArgs, Filters, LiquidWorld } from "#app/liquid/world.ts";

/** The widths that Shopify's `srcset` has by itself, up to the image's. */
const WIDTHS = [352, 832, 1200, 1920];

/**
 * `image_url` and `image_tag`. The address between them is a text that remembers its image, so that the tag knows the alt
 * text and the proportions.
 */
export function imageFilters(world: LiquidWorld): Filters {
  return {
    image_url: (value, { named }) => addressOf(world, value, named),
    image_tag: (value, args) => (value instanceof ImageAddress ? tagOf(world, value, args) : plainTag(value, args)),
  };
}

class ImageAddress {
  readonly image: Record<string, unknown>;
  readonly size: Record<string, unknown>;
  readonly url: string;
  constructor(image: Record<string, unknown>, size: Record<string, unknown>, url: string) {
    this.image = image;
    this.size = size;
    this.url = url;
  }
  toString(): string {
    return this.url;
  }
}

function addressOf(world: LiquidWorld, value: unknown, size: Record<string, unknown>): unknown {
  const image = imageOf(value);
  if (!image) return isRecord(value) || value === null || value === undefined ? "" : toText(value);
  return new ImageAddress(image, size, world.imageUrl(image, size));
}

/** The image of a product, variant, collection, line item or article, or the image itself. */
function imageOf(value: unknown): Record<string, unknown> | null {
  if (!isRecord(value)) return null;
  const inner = value.featured_image ?? value.preview_image ?? value.image;
  return isRecord(inner) ? inner : value;
}

function tagOf(world: LiquidWorld, { image, size, url }: ImageAddress, { named }: FilterArgs): string {
  const { widths, srcset, preload: _, ...attributes } = named;
  const [width, height] = proportions(image, size);
  const asked = widths === undefined ? WIDTHS : toText(widths).split(",").map(toNumber);
  const list = [...new Set([...asked.filter((one) => one > 0 && (!width || one < width)), ...(width ? [width] : [])])];
  const set = list
    .map((one) => `${world.imageUrl(image, { ...size, width: one, height: undefined })} ${one}w`)
    .join(", ");
  return `<img${toAttributes({
    src: url,
    alt: image.alt ?? image.title ?? "",
    srcset: srcset === undefined ? set || undefined : srcset,
    width,
    height,
    ...attributes,
  })}>`;
}

/** The size that the address asks for, and the other side as the image's own proportions have it. */
function proportions(image: Record<string, unknown>, size: Record<string, unknown>): [number?, number?] {
  const ratio = toNumber(image.aspect_ratio) || toNumber(image.width) / toNumber(image.height);
  const [width, height] = [toNumber(size.width), toNumber(size.height)];
  if (width && height) return [width, height];
  if (!Number.isFinite(ratio) || ratio <= 0) return [width || undefined, height || undefined];
  return width
    ? [width, Math.round(width / ratio)]
    : [height ? Math.round(height * ratio) : undefined, height || undefined];
}

function plainTag(value: unknown, { named: { widths: _, preload: __, ...attributes } }: FilterArgs): string {
  return `<img src="${escapeHtml(value)}"${toAttributes({ alt: "", ...attributes })}>`;
}
