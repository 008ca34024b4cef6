import type { Kind } from "./kinds.ts";
import type { Alikeness, Aspect } from "./upgrade.ts";

/** What each aspect weighs, and from where on two products agree in it. */
const ASPECTS: readonly { aspect: Aspect; weight: number; agreesFrom: number }[] = [
  { aspect: "type", weight: 2, agreesFrom: 1 },
  { aspect: "category", weight: 2, agreesFrom: 0.75 },
  { aspect: "collection", weight: 0.5, agreesFrom: 0.5 },
  { aspect: "options", weight: 0.5, agreesFrom: 0.5 },
  { aspect: "title", weight: 3, agreesFrom: 0.25 },
];

/** What one aspect says, from 0 (another thing) to 1 (the same); null where the catalogue says nothing. */
export type Likenesses = Record<Aspect, number | null>;

/** Compares what two products are. `title` is the likeness of their titles, `rarity` how rare each collection is. */
export function compareKinds(a: Kind, b: Kind, title: number | null, rarity: ReadonlyMap<bigint, number>): Likenesses {
  return {
    type: a.type === "" || b.type === "" ? null : Number(a.type === b.type),
    category: comparePaths(a.category, b.category),
    collection: compareSets(a.collections, b.collections, (id) => rarity.get(id) ?? 0),
    options: compareSets(a.options, b.options, () => 1),
    title,
  };
}

/** The mean of what is known, weighed; 0 where what the catalogue files them under tells them apart. */
export function scoreAlikeness(likenesses: Likenesses): Alikeness {
  let sum = 0;
  let weights = 0;
  const agree: Aspect[] = [];
  for (const { aspect, weight, agreesFrom } of ASPECTS) {
    const likeness = likenesses[aspect];
    if (likeness === null) continue;
    sum += weight * likeness;
    weights += weight;
    if (likeness >= agreesFrom) agree.push(aspect);
  }
  const isFiledApart = likenesses.type === 0 && !agree.includes("category");
  return { score: weights === 0 || isFiledApart ? 0 : sum / weights, agree };
}

/** The share of the longer path that both begin with. */
function comparePaths(a: readonly string[], b: readonly string[]): number | null {
  if (a.length === 0 || b.length === 0) return null;
  const firstApart = a.findIndex((part, at) => part !== b[at]);
  return (firstApart === -1 ? a.length : firstApart) / Math.max(a.length, b.length);
}

/** What both have against what either has, weighed; null where one of them has nothing. */
function compareSets<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>, weigh: (item: Item) => number): number | null {
  if (a.size === 0 || b.size === 0) return null;
  let shared = 0;
  let all = 0;
  for (const item of a) {
    all += weigh(item);
    if (b.has(item)) shared += weigh(item);
  }
  for (const item of b) if (!a.has(item)) all += weigh(item);
  return all === 0 ? null : shared / all;
}
