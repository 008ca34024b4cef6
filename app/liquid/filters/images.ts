import { toAttributes } from "#app/liquid/html.ts";
import { ImageAddress } from "#app/liquid/image-address.ts";
import { isRecord, readProperty, toNumber, toText } from "#app/liquid/values.ts";
import type { FilterArgs, Filters, ImageSize, LiquidWorld } from "#app/liquid/world.ts";

/** The widths that Shopify's `srcset` has by itself, below the image's own. */
const WIDTHS = [352, 832, 1200, 1920];
/** Shopify delivers no image larger than this on either side. */
const LARGEST = 5760;
/** What a product without an image shows. */
const NO_IMAGE =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'%3E%3Crect width='1' height='1' fill='%23eee'/%3E%3C/svg%3E";
/** The older filters' names of sizes. */
const NAMED_SIZES: Record<string, number> = {
  pico: 16,
  icon: 32,
  thumb: 50,
  small: 100,
  compact: 160,
  medium: 240,
  large: 480,
  grande: 600,
};

/** Images: their addresses, and the tags around them. */
export function imageFilters(world: LiquidWorld): Filters {
  return {
    image_url: (value, { named }) => imageUrl(world, value, checkSize(named)),
    image_tag: (value, args) => tag(world, value, args),
    img_url: (value, { positional: [size], named }) => imageUrl(world, value, { ...named, ...oldSize(size) }),
    img_tag: (value, { positional: [alt = "", className, size] }) => {
      const src = typeof value === "string" ? value : imageUrl(world, value, oldSize(size));
      return `<img${toAttributes({ src, alt, class: className })} />`;
    },
    asset_img_url: (value, { positional: [size] }) =>
      imageUrl(world, { src: world.assetUrl(toText(value)) }, oldSize(size)),
  };
}

function checkSize(named: Record<string, unknown>): ImageSize {
  const sides = [named.width, named.height].filter((side) => side !== undefined && side !== null);
  if (sides.length === 0) throw new Error("image_url requires a width or a height");
  if (sides.some((side) => toNumber(side) < 1 || toNumber(side) > LARGEST)) {
    throw new Error(`image_url takes a width and a height from 1 to ${LARGEST}`);
  }
  const { width, height, crop, format, pad_color } = named;
  return {
    ...(width === undefined || width === null ? {} : { width: toNumber(width) }),
    ...(height === undefined || height === null ? {} : { height: toNumber(height) }),
    ...(crop === undefined ? {} : { crop: toText(crop) }),
    ...(format === undefined ? {} : { format: toText(format) }),
    ...(pad_color === undefined ? {} : { pad_color: toText(pad_color) }),
  };
}

/** @throws for what has no image at all, as Shopify prints an error there */
function imageUrl(world: LiquidWorld, value: unknown, size: ImageSize): ImageAddress | string {
  if (typeof value === "string" && value !== "")
    return new ImageAddress({ src: value }, size, world.imageUrl({ src: value }, size));
  if (!isRecord(value)) throw new Error("invalid url input");
  const image = imageOf(value);
  return image ? new ImageAddress(image, size, world.imageUrl(image, size)) : NO_IMAGE;
}

/** The image of a product, variant, collection, line item, article or medium, or the image itself. */
function imageOf(value: object): object | null {
  for (const name of ["featured_image", "preview_image", "image"]) {
    if (!(name in value)) continue;
    const image = readProperty(value, name);
    if (image !== null && image !== undefined)
      return typeof image === "object" ? withTitle(image, value) : { src: image };
    if (name === "featured_image") return null;
  }
  return value;
}

/** An image without words of its own is called as what it shows. */
function withTitle(image: object, owner: object): object {
  const words = readProperty(image, "alt") ?? readProperty(owner, "title");
  return readProperty(image, "alt") === words
    ? image
    : Object.create(image, { alt: { value: words, enumerable: true } });
}

function tag(world: LiquidWorld, value: unknown, { named }: FilterArgs): string {
  const { widths, preload: _, ...attributes } = named;
  if (!(value instanceof ImageAddress)) return `<img${toAttributes({ src: value, alt: "", ...attributes })}>`;
  const { image, size, url } = value;
  const [width, height] = proportions(image, size);
  const isSized = attributes.width !== undefined || attributes.height !== undefined;
  const sides = isSized ? {} : { width, height };
  const alt = readProperty(image, "alt") ?? "";
  return `<img${toAttributes({ src: url, alt, srcset: sourceSet(world, value, width, widths), ...sides, ...attributes })}>`;
}

function sourceSet(
  world: LiquidWorld,
  { image, size }: ImageAddress,
  width: number | undefined,
  widths: unknown,
): string | undefined {
  const own = width === undefined ? [] : [width];
  const asked = widths === undefined ? WIDTHS : toText(widths).split(",").map(toNumber);
  const fitting = asked.filter((one) => one > 0 && (width === undefined || one <= width));
  const list = widths === undefined ? [...new Set([...fitting, ...own])] : fitting;
  const ratio = width && size.height ? size.height / width : undefined;
  const at = (one: number) => ({ ...size, width: one, ...(ratio ? { height: Math.round(one * ratio) } : {}) });
  return list.map((one) => `${world.imageUrl(image, at(one))} ${one}w`).join(", ") || undefined;
}

/** The size that the address asks for; a side that it leaves open has the image's own proportions. */
function proportions(image: object, size: ImageSize): [number?, number?] {
  const [full, high] = [toNumber(readProperty(image, "width")), toNumber(readProperty(image, "height"))];
  const ratio = toNumber(readProperty(image, "aspect_ratio")) || (high > 0 ? full / high : 0);
  const { width, height } = size;
  if (ratio <= 0 || (width && height)) return [width, height];
  if (width) return [width, Math.round(width / ratio)];
  return height ? [Math.round(height * ratio), height] : [undefined, undefined];
}

/** `480x`, `x480`, `480x480` or a name; 100 pixels where nothing is said, and the image's own for `master`. */
function oldSize(size: unknown): ImageSize {
  const text = size === undefined || size === "" ? "small" : toText(size);
  const named = NAMED_SIZES[text];
  if (named !== undefined) return { width: named, height: named };
  const [, width, height] = /^(\d*)x(\d*)/.exec(text) ?? [];
  return { ...(width ? { width: Number(width) } : {}), ...(height ? { height: Number(height) } : {}) };
}
