import { parseMinor } from "#app/kernel/money.ts";
import type { Words } from "#app/pipeline/publishing/wire.ts";
import { MOST_VARIANTS } from "./compose-query.ts";
import { toNumber } from "./ids.ts";
import { parseJson, toList, toRecord, toText } from "./json.ts";
import type { Live, LiveProduct, LiveVariant, Need } from "./live.ts";
import { readBundles } from "./read-published.ts";

/**
 * Reads the Storefront API's answer. A product that isn't there for this buyer (unpublished, out of the market, priced in
 * another currency than the checkout's) is left out: what is said of it could not be kept.
 */
export function parseLive(data: unknown, need: Need, currency: string): Live {
  const answer = toRecord(data);
  const products = toList(answer.nodes).flatMap((node) => parseProduct(node, currency));
  const words = need.words.flatMap((handle, at) => parseWords(handle, answer[`w${at}`]));
  return { products: new Map(products.map((product) => [product.id, product])), words: new Map(words) };
}

function parseProduct(node: unknown, currency: string): LiveProduct[] {
  const product = toRecord(node);
  const variants = toList(toRecord(product.variants).nodes).flatMap((one) => parseVariant(one, currency));
  const { count } = toRecord(product.variantsCount);
  if (variants.length === 0 || (typeof count === "number" && count > MOST_VARIANTS)) return [];
  const facts = parseFacts(product.facts);
  return [
    {
      id: toNumber(toText(product.id)),
      ...{ title: toText(product.title), handle: toText(product.handle) },
      isOffered:
        product.availableForSale === true && product.isGiftCard !== true && product.requiresSellingPlan !== true,
      image: parseImage(product.featuredImage),
      options: toList(product.options).map(parseOption),
      variants: variants.length === 1 ? variants.map((only) => ({ ...only, title: "" })) : variants,
      bundles: readBundles(parseJson(toText(toRecord(product.bundles).value))),
      rating: parseRating(facts),
      facts,
    },
  ];
}

function parseVariant(node: unknown, currency: string): LiveVariant[] {
  const variant = toRecord(node);
  const price = toRecord(variant.price);
  if (price.currencyCode !== currency) return [];
  const { minimum, maximum, increment } = toRecord(variant.quantityRule);
  const compared = toText(toRecord(variant.compareAtPrice).amount);
  return [
    {
      ...{ id: toNumber(toText(variant.id)), title: toText(variant.title) },
      ...{ isAvailable: variant.availableForSale === true, image: parseImage(variant.image) },
      unitMinor: parseMinor(toText(price.amount), currency),
      comparedMinor: compared ? parseMinor(compared, currency) : 0,
      quantities: {
        least: typeof minimum === "number" ? minimum : 1,
        most: typeof maximum === "number" ? maximum : null,
        step: typeof increment === "number" && increment > 0 ? increment : 1,
      },
      weight:
        typeof variant.weight === "number" && variant.weight > 0
          ? { value: variant.weight, unit: toText(variant.weightUnit) }
          : null,
    },
  ];
}

function parseImage(image: unknown): string | null {
  return toText(toRecord(image).url) || null;
}

function parseOption(option: unknown): LiveProduct["options"][number] {
  const { name, optionValues } = toRecord(option);
  return { name: toText(name), values: toList(optionValues).map((one) => toText(toRecord(one).name)) };
}

function parseFacts(list: unknown): Map<string, { type: string; value: string }> {
  return new Map(
    toList(list).flatMap((metafield) => {
      const { namespace, key, type, value } = toRecord(metafield);
      return toText(value) ? [[`${namespace}.${key}`, { type: toText(type), value: toText(value) }] as const] : [];
    }),
  );
}

function parseRating(facts: LiveProduct["facts"]): LiveProduct["rating"] {
  const { value, scale_max } = toRecord(parseJson(facts.get("reviews.rating")?.value ?? ""));
  const count = Number(facts.get("reviews.rating_count")?.value ?? 0);
  return value && count > 0 ? { value: Number(value), best: Number(scale_max), count } : null;
}

function parseWords(handle: string, metaobject: unknown): [string, Words][] {
  const { title, call } = toRecord(metaobject);
  const said = toText(toRecord(title).value);
  const callToAction = toText(toRecord(call).value);
  return said ? [[handle, { title: said, ...(callToAction && { call_to_action: callToAction }) }]] : [];
}
