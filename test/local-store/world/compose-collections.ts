import { addMonths } from "./calendar.ts";
import type { Goods } from "./goods.ts";
import type { IdCounter } from "./ids.ts";
import type { WorldCollection, WorldProduct } from "./types.ts";

/** A collection for each part of the shop, and the three that every shop has. */
export function composeCollections(goods: Goods, ids: IdCounter, now: string): WorldCollection[] {
  const titles = [...new Set(goods.all.map((good) => good.category.collection))];
  const parts = titles.map((title) => ({
    title,
    products: goods.all.filter((good) => good.category.collection === title).map((good) => good.product),
  }));
  const all = goods.all.map((good) => good.product);
  const recent = addMonths(now, -18);
  const extra = [
    { title: "New in", products: all.filter((product) => product.createdAt > recent) },
    { title: "Gifts under £20", products: all.filter((product) => isSmallGift(product)) },
    { title: "Favourites", products: all.filter((product) => (product.rating?.value ?? 0) >= 4.6) },
  ];
  return [...parts, ...extra].map(({ title, products }) => ({
    id: ids.next("collection"),
    handle: title.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
    title,
    descriptionHtml: "",
    productIds: products.filter((product) => product.status === "active").map((product) => product.id),
    updatedAt: addMonths(now, -1),
  }));
}

function isSmallGift(product: WorldProduct): boolean {
  const price = product.variants[0]?.priceMinor ?? 0;
  return product.tags.includes("gift") && !product.isGiftCard && price >= 500 && price < 2000;
}
