/**
 * Invented legacy ids. Each kind counts up from its own base, in the range that Shopify uses today, so an id tells
 * its kind at a glance and the same input gives the same ids on every run.
 */
export const ID_BASE = {
  shop: 68_000_000_000,
  market: 30_000_000_000,
  collection: 440_000_000_000,
  product: 8_100_000_000_000,
  variant: 45_100_000_000_000,
  inventoryItem: 47_200_000_000_000,
  customer: 6_900_000_000_000,
  order: 5_600_000_000_000,
  line: 14_300_000_000_000,
  refund: 920_000_000_000,
  group: 760_000_000_000,
  sellingPlan: 4_100_000_000,
  company: 3_200_000_000,
} as const;

export type IdKind = keyof typeof ID_BASE;

/** Hands out ids: `next("order")` is base + 1, then base + 2, … */
export interface IdCounter {
  next(kind: IdKind): number;
}

export function startIds(): IdCounter {
  const used: Partial<Record<IdKind, number>> = {};
  return {
    next(kind) {
      const count = (used[kind] ?? 0) + 1;
      used[kind] = count;
      return ID_BASE[kind] + count;
    },
  };
}

/** An id made from text (FNV-1a, twice, 40 bits), the same for the same text whatever stands around it. */
export function idFromText(kind: IdKind, text: string): number {
  const low = fnv1a(text, 0x811c9dc5);
  const high = fnv1a(text, 0x050c5d1f) & 0xff;
  return ID_BASE[kind] + 1_000_000_000 + high * 0x1_0000_0000 + low;
}

/** FNV-1a over UTF-16 code units, 32 bits unsigned. */
export function fnv1a(text: string, start = 0x811c9dc5): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}
