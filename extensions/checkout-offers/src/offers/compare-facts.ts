import { nameUnit } from "#app/kernel/unit-names.ts";
import type { FactRow } from "#app/pipeline/publishing/wire.ts";
import { parseJson, toList, toRecord, toText } from "./json.ts";
import type { LiveProduct } from "./live.ts";
import type { UpgradeOffer } from "./offer.ts";
import type { Say } from "./say.ts";

/** What a fact is called, and what it is for this product and for the better one. */
export type Comparison = { label: string; fact: string; betterFact: string };

/** The rows of an upgrade's comparison, with its rating where it has none; left out where both say the same or one says nothing. */
export function compareFacts(offer: UpgradeOffer, say: Say): Comparison[] {
  const rows = offer.entry.rows.flatMap((row) => compare(row, offer, say));
  return rows.length > 0 ? rows : compare({ s: "rating" }, offer, say);
}

function compare(row: FactRow, { product, better, line, variant }: UpgradeOffer, say: Say): Comparison[] {
  const own = product.variants.find(({ id }) => id === line.variantId);
  const [label, fact, betterFact] = ((): [string, string, string] => {
    switch (row.s) {
      case "option":
        return optionFacts(row.k ?? "", product, better);
      case "metafield":
        return [row.l ?? "", metafieldText(product, row.k ?? "", say), metafieldText(better, row.k ?? "", say)];
      case "weight":
        return [say.word("upgrade.weight"), weightText(own?.weight ?? null, say), weightText(variant.weight, say)];
      case "rating":
        return [say.word("upgrade.rating"), ratingText(product, say), ratingText(better, say)];
      case "price":
        return ["", "", ""];
    }
  })();
  return label && fact && betterFact && fact !== betterFact ? [{ label, fact, betterFact }] : [];
}

/** In another language than the shop's an option isn't called `key`: the only name that both share, or their only option, is it. */
function optionFacts(key: string, product: LiveProduct, better: LiveProduct): [string, string, string] {
  const named = (options: LiveProduct["options"], name: string) =>
    options.find((option) => option.name.toLowerCase() === name.toLowerCase());
  let [option, other] = [named(product.options, key), named(better.options, key)];
  if (!option && !other) {
    const shared = product.options.filter(({ name }) => named(better.options, name));
    const isOnly = product.options.length === 1 && better.options.length === 1;
    if (shared.length === 1 || isOnly) option = shared[0] ?? product.options[0];
    other = option && (named(better.options, option.name) ?? better.options[0]);
  }
  return [option?.name ?? "", option?.values.join(", ") ?? "", other?.values.join(", ") ?? ""];
}

/** A metafield that a shopper can read; nothing of those that hold a reference, rich text or code. */
function metafieldText({ facts }: LiveProduct, key: string, say: Say): string {
  const { type = "", value = "" } = facts.get(key) ?? {};
  switch (type) {
    case "boolean":
      return say.word(value === "true" ? "upgrade.yes" : "upgrade.no");
    case "single_line_text_field":
    case "multi_line_text_field":
      return value;
    case "number_integer":
    case "number_decimal":
      return say.number(Number(value));
    case "list.single_line_text_field":
      return toList(parseJson(value)).map(toText).join(", ");
    case "dimension":
    case "volume":
    case "weight":
      return measureText(parseJson(value), say);
    default:
      return "";
  }
}

function measureText(measure: unknown, say: Say): string {
  const { value, unit } = toRecord(measure);
  return typeof value === "number" ? `${say.number(value)} ${nameUnit(toText(unit))}` : "";
}

function weightText(weight: { value: number; unit: string } | null, say: Say): string {
  return weight ? `${say.number(weight.value)} ${nameUnit(weight.unit)}` : "";
}

function ratingText({ rating }: LiveProduct, say: Say): string {
  if (!rating) return "";
  const best = say.word("upgrade.of", { best: say.number(rating.best) });
  return `${say.number(rating.value)} ${best} · ${say.word("upgrade.reviews", { count: rating.count })}`;
}
