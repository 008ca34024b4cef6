import type { CategorySpec, OptionSpec, ProductSpec } from "#test/local-store/world/catalogue/spec.ts";
import { addMonths } from "./calendar.ts";
import type { IdCounter } from "./ids.ts";
import type { Chance } from "./random.ts";
import type { WorldImage, WorldProduct, WorldVariant } from "./types.ts";

interface Composing {
  chance: Chance;
  ids: IdCounter;
  now: string;
  /** When the shop opened: two years of orders begin here. */
  opened: string;
}

/** A whole product from its spec: variants of all option values, costs, stock, rating, pictures and facts. */
export function composeProduct(category: CategorySpec, spec: ProductSpec, composing: Composing): WorldProduct {
  const { chance, ids, now } = composing;
  const createdAt = spec.monthsOld
    ? addMonths(now, -spec.monthsOld)
    : addMonths(composing.opened, -chance.whole(1, 14));
  const hidden = spec.state === "draft" || spec.state === "unpublished";
  const id = ids.next("product");
  return {
    id,
    handle: spec.key,
    title: spec.title,
    descriptionHtml: composeDescription(category, spec),
    vendor: spec.vendor ?? category.vendor,
    productType: spec.role === "gift-card" ? "Gift card" : category.type,
    tags: [...category.tags, ...(spec.tags ?? []), ...(spec.rung ? [`step-${spec.rung[1]}`] : [])],
    status: spec.state === "draft" || spec.state === "archived" ? spec.state : "active",
    publishedAt: hidden ? null : createdAt,
    createdAt,
    updatedAt: addMonths(now, -chance.whole(0, 6), -chance.whole(1, 27)),
    isGiftCard: spec.role === "gift-card",
    requiresSellingPlan: spec.role === "subscription-only",
    hasVariantsThatRequiresComponents: spec.role === "bundle-parent",
    options: spec.options?.map((option) => option.name) ?? ["Title"],
    images: composeImages(category, spec),
    variants: composeVariants(category, spec, composing),
    rating: composeRating(spec, hidden, chance),
    facts: { ...(spec.facts ?? {}) },
  };
}

function composeDescription(category: CategorySpec, spec: ProductSpec): string {
  const facts = Object.entries(spec.facts ?? {}).map(([key, value]) => {
    const label = key.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());
    return `<li>${label}: ${value.replaceAll("&", "&amp;")}</li>`;
  });
  const text = spec.blurb ?? category.about;
  return `<p>${text}</p>${facts.length > 0 ? `<ul>${facts.join("")}</ul>` : ""}`;
}

function composeRating(spec: ProductSpec, hidden: boolean, chance: Chance): WorldProduct["rating"] {
  if (hidden || spec.role || chance.hits(0.16)) return null;
  // The better one of a ladder is liked better, which is a reason to show it.
  const mean = 4.25 + 0.12 * (spec.rung?.[1] ?? 1);
  const value = Math.round(Math.min(5, Math.max(3.1, chance.near(mean, 0.25))) * 10) / 10;
  return { value, count: Math.max(1, Math.round(chance.between(4, 90) * (spec.popularity ?? 1))) };
}

/** File names say what is drawn: `mug--navy--harbour-mug.svg`. One picture a colour, five at most. */
function composeImages(category: CategorySpec, spec: ProductSpec): WorldImage[] {
  const shape = spec.shape ?? category.shape;
  const choices = spec.options?.find((option) => option.name === "Colour" || option.name === "Wood")?.values;
  const shades = choices?.map((value) => (typeof value === "string" ? value : value[0])) ?? [spec.colour ?? "Oat"];
  return shades.slice(0, 5).map((shade) => ({
    src: `${shape}--${shade.toLowerCase()}--${spec.key}.svg`,
    alt: choices ? `${spec.title}, ${shade.toLowerCase()}` : spec.title,
    width: 1200,
    height: 1200,
  }));
}

function composeVariants(category: CategorySpec, spec: ProductSpec, { chance, ids }: Composing): WorldVariant[] {
  const combinations = combine(spec.options ?? []);
  const knowsCost = spec.role !== "gift-card" && !chance.hits(0.09);
  const share = Math.min(0.9, Math.max(0.2, chance.near(category.costShare, 0.05)));
  const onSale = !spec.role && !spec.rung && chance.hits(0.07);
  const base = spec.key
    .split("-")
    .map((word) => word.slice(0, 3).toUpperCase())
    .join("")
    .slice(0, 9);
  const physical = spec.role !== "gift-card" && spec.key !== "workshop-ticket";
  const tracked = physical && spec.role !== "add-on";
  return combinations.map(({ values, addMinor }, i) => {
    const priceMinor = spec.priceMinor + addMinor;
    const soldOut = spec.state === "sold-out" || (combinations.length > 1 && i > 0 && chance.hits(0.05));
    return {
      id: ids.next("variant"),
      inventoryItemId: ids.next("inventoryItem"),
      title: values.length > 0 ? values.join(" / ") : "Default Title",
      // The awkward product was never given a code.
      sku:
        spec.key === "best-dad-mug" ? null : `${base}-${String(i + 1).padStart(combinations.length > 99 ? 3 : 2, "0")}`,
      optionValues: values.length > 0 ? values : ["Default Title"],
      priceMinor,
      compareAtMinor: onSale ? Math.round((priceMinor * 1.25) / 50) * 50 : null,
      costMinor: knowsCost ? Math.round(priceMinor * share) : null,
      inventoryQuantity: !tracked || soldOut ? 0 : chance.whole(3, spec.priceMinor > 20000 ? 25 : 260),
      inventoryTracked: tracked,
      inventoryPolicy: spec.key === "tablecloth" ? "continue" : "deny",
      weightGrams: physical ? Math.round((spec.grams ?? category.grams) * (1 + 0.1 * Math.min(i, 5))) : 0,
      requiresShipping: physical,
      taxable: !category.tags.includes("food") && spec.role !== "gift-card",
      position: i + 1,
    };
  });
}

function combine(options: OptionSpec[]): { values: string[]; addMinor: number }[] {
  let rows: { values: string[]; addMinor: number }[] = [{ values: [], addMinor: 0 }];
  for (const option of options) {
    rows = rows.flatMap((row) =>
      option.values.map((value) => {
        const [name, add] = typeof value === "string" ? [value, 0] : value;
        return { values: [...row.values, name], addMinor: row.addMinor + add };
      }),
    );
  }
  return rows;
}
