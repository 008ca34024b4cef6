import { drawProduct } from "./images/draw-product.ts";
import type { LocalShop } from "./local-shop.ts";

/**
 * Finds a product's picture by its file name: drawn from the name when it is asked for. Null for names that no product has,
 * and for those of CSV exports, which are addresses of pictures elsewhere.
 */
export function makeImageFinder(shops: LocalShop[]): (name: string) => string | null {
  const drawn = new Map<string, string>();
  return (name) => {
    const known = drawn.get(name);
    if (known !== undefined) return known;
    const isOurs = shops.some(({ world }) =>
      world.products.some(({ images }) => images.some((image) => image.src === name)),
    );
    if (!isOurs) return null;
    const image = drawProduct(name);
    drawn.set(name, image);
    return image;
  };
}
