import type { ProductFact } from "#app/pipeline/catalog/product.ts";
import { firstAvailable } from "#app/pipeline/offers/good.ts";
import type { Fact } from "#app/pipeline/offers/offer.ts";
import { COLOUR_WORDS } from "./attribute-words.ts";
import { formatFact, formatWeight } from "./format-fact.ts";
import type { ComparedProduct } from "./upgrade.ts";

/** More rows than this nobody compares. */
const MOST_FACTS = 6;
/** A scale's own error, and a difference nobody feels. */
const LEAST_WEIGHT_DIFFERENCE = 0.05;

/**
 * The facts in which two products differ, for a comparison: what is known of both first, then what only the better one
 * tells, then what only the lesser one does (an empty text on the other side). The rating comes first, the weight last.
 */
export function listDifferingFacts(from: ComparedProduct, to: ComparedProduct): Fact[] {
  const facts = [
    ...compareRatings(from, to),
    ...compareOptions(from, to),
    ...compareMetafields(from.facts, to.facts),
    ...compareWeights(from, to),
  ];
  const side = ({ from, to }: Fact) => (from !== "" && to !== "" ? 0 : to !== "" ? 1 : 2);
  return facts.sort((a, b) => side(a) - side(b)).slice(0, MOST_FACTS);
}

function compareRatings(from: ComparedProduct, to: ComparedProduct): Fact[] {
  if (from.ratingHundredths === null || to.ratingHundredths === null) return [];
  const points = (hundredths: number) => (hundredths / 100).toFixed(1);
  return differing({
    source: "rating",
    key: "reviews.rating",
    label: "Rating",
    from: points(from.ratingHundredths),
    to: points(to.ratingHundredths),
  });
}

/** Options of the same name. Colours are no step up, and a long list of values compares with nothing. */
function compareOptions(from: ComparedProduct, to: ComparedProduct): Fact[] {
  return from.optionNames.flatMap((name, at) => {
    const other = to.optionNames.findIndex((one) => isSame(one, name));
    if (other === -1 || isSame(name, "Title")) return [];
    const values = listValues(from, at);
    const otherValues = listValues(to, other);
    if (Math.max(values.length, otherValues.length) > MOST_VALUES || areColours([...values, ...otherValues])) return [];
    const [text, otherText] = [values.join(", "), otherValues.join(", ")];
    return differing({ source: "option", key: name, label: name, from: text, to: otherText });
  });
}

const MOST_VALUES = 4;

function listValues({ variants }: ComparedProduct, option: number): string[] {
  return [...new Set(variants.map(({ optionValues }) => optionValues[option] ?? ""))].filter((value) => value !== "");
}

function areColours(values: readonly string[]): boolean {
  return values.some((value) =>
    value
      .toLowerCase()
      .split(/\s+/)
      .some((word) => COLOUR_WORDS.has(word)),
  );
}

function compareMetafields(from: readonly ProductFact[], to: readonly ProductFact[]): Fact[] {
  const known = new Map(from.map((fact) => [fact.key, fact]));
  const others = new Map(to.map((fact) => [fact.key, fact]));
  return [...new Set([...known.keys(), ...others.keys()])].flatMap((key) => {
    const fact = known.get(key);
    const other = others.get(key);
    const label = fact?.label ?? other?.label ?? nameKey(key);
    const text = fact ? formatFact(fact) : "";
    return differing({ source: "metafield", key, label, from: text, to: other ? formatFact(other) : "" });
  });
}

function compareWeights(from: ComparedProduct, to: ComparedProduct): Fact[] {
  const grams = firstAvailable(from.variants)?.weightGrams ?? 0;
  const otherGrams = firstAvailable(to.variants)?.weightGrams ?? 0;
  if (grams <= 0 || otherGrams <= 0) return [];
  if (Math.abs(otherGrams - grams) < LEAST_WEIGHT_DIFFERENCE * Math.max(grams, otherGrams)) return [];
  const [text, otherText] = [formatWeight(grams), formatWeight(otherGrams)];
  return differing({ source: "weight", key: "weight", label: "Weight", from: text, to: otherText });
}

function differing(fact: Fact): Fact[] {
  return isSame(fact.from, fact.to) ? [] : [fact];
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** "facts.water_tank" reads "Water tank". */
function nameKey(key: string): string {
  const words = key.slice(key.lastIndexOf(".") + 1).replaceAll(/[_-]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
