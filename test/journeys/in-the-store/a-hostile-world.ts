import { aProduct, aSmallWorld } from "#test/local-store/a-small-world.ts";
import type { World, WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";

/** What a title may be, by the handle of the product that has it. */
export const TITLES = {
  script: `<script>window.wasRun="script"</script><img src="/x" onerror="window.wasRun='image'">`,
  quotes: `"Quoted" 'single' \` & &amp; </textarea></title> {{ 7 | times: 7777 }} {% raw %} \${x} \\`,
  "right-to-left": 'كوب قهوة من السيراميك "أزرق" (2 قطعة)',
  emoji: "👩‍👩‍👧‍👦 Mug of the family 🏳️‍🌈 e\u0301 \u200B\u{1F1EF}\u{1F1F5}",
  long: `${"Donaudampfschifffahrtskapitaensmuetze".repeat(7).slice(0, 249)}!`,
  "no-picture": "Nobody took a picture",
  free: "Costs nothing",
  many: "Two thousand of a kind",
} as const;
export type Handle = keyof typeof TITLES;

const DOMAIN = "hostile.myshopify.com";

/** A shop in yen, which have no smaller coin, whose products have all that breaks pages. */
export function aHostileWorld(): World {
  const products = Object.entries(TITLES).map(([handle, title], at) => hostileProduct(at + 1, handle, title));
  const small = aSmallWorld({ domain: DOMAIN, products, orders: [] });
  const [collection] = small.collections;
  if (!collection) throw new Error("The small world has no collection");
  const market = { id: 1, handle: "jp", name: TITLES.quotes, currency: "JPY", countryCodes: ["JP"] };
  return {
    ...small,
    shop: {
      ...small.shop,
      ...{ name: TITLES.script, currency: "JPY", countryCode: "JP", timeZone: "Asia/Tokyo" },
      markets: [{ ...market, rate: 1, primary: true }],
    },
    collections: [{ ...collection, title: TITLES.script, productIds: products.map(({ id }) => id) }],
  };
}

function hostileProduct(n: number, handle: string, title: string): WorldProduct {
  const plain = aProduct(n, handle);
  const [first] = plain.variants;
  if (!first) throw new Error("A product has a variant");
  const one: WorldVariant = { ...first, priceMinor: handle === "free" ? 0 : 1_999 + n * 111, inventoryQuantity: 500 };
  const product: WorldProduct = {
    ...plain,
    ...{ title, vendor: TITLES.script, productType: TITLES.quotes, tags: [TITLES.script] },
    images: handle === "no-picture" ? [] : plain.images.map((image) => ({ ...image, alt: title })),
    variants: [{ ...one, costMinor: null }],
  };
  return handle === "many" ? { ...product, ...twoThousandVariants(one) } : product;
}

/** Shopify's most: 2,000, of three options, whose values are hostile too. */
function twoThousandVariants(one: WorldVariant): Pick<WorldProduct, "options" | "variants"> {
  const colours = [TITLES.script, TITLES.quotes, ...Array.from({ length: 18 }, (_, at) => `Colour ${at}`)];
  const places = [...Array(2_000).keys()];
  const variants = places.map((at) => {
    const optionValues = [colours[at % 20] ?? "", `Size ${Math.floor(at / 20) % 10}`, `Cut ${Math.floor(at / 200)}`];
    return {
      ...one,
      ...{ optionValues, title: optionValues.join(" / "), position: at + 1, sku: `MANY-${at}` },
      ...{ id: one.id + 1_000 + at, inventoryItemId: one.inventoryItemId + 1_000 + at },
    };
  });
  return { options: ["Colour", "<b>Size</b>", "Cut"], variants };
}
