import { z } from "zod";
import type { MarketContext } from "#app/pipeline/publishing/market-prices.ts";
import type { Database } from "#app/runtime/database.server.ts";

/** A shop's markets as last read. `unrated`: those whose prices can't be told in the shop's currency. */
export type MarketReading = { contexts: MarketContext[]; unrated: string[]; readAt: Date; isDue: boolean };

/** The least that a variant is sold for in any market, in the shop's currency; null where no market's price could be told. */
export type MarketPrice = {
  variantId: bigint;
  ownMinor: number;
  leastMinor: number | null;
  market: string | null;
  readAt: Date;
};

const Contexts = z.array(
  z.object({
    market: z.string(),
    country: z.string(),
    currency: z.string(),
    rate: z.object({ market: z.string(), shop: z.string() }).nullable(),
  }),
);

/** Null before the markets were first read. */
export async function getMarketReading(tx: Database, shop: string): Promise<MarketReading | null> {
  const row = await tx.marketReading.findUnique({ where: { shop } });
  if (!row) return null;
  const { unrated, readAt, isDue } = row;
  return { contexts: Contexts.parse(row.contexts), unrated, readAt, isDue };
}

export async function saveMarketReading(tx: Database, shop: string, reading: MarketReading): Promise<void> {
  await tx.marketReading.upsert({ where: { shop }, create: { shop, ...reading }, update: reading });
}

/** Lets the next sync read markets and prices anew. */
export async function outdateMarketReading(tx: Database, shop: string): Promise<void> {
  await tx.marketReading.updateMany({ where: { shop }, data: { isDue: true } });
}

/** By variant; only what was read while the shop's own price was the same may be relied on. */
export async function listMarketPrices(tx: Database, shop: string): Promise<Map<bigint, MarketPrice>> {
  const rows = await tx.marketPrice.findMany({ where: { shop }, orderBy: { variantId: "asc" } });
  return new Map(
    rows.map(({ variantId, ownMinor, leastMinor, market, readAt }) => [
      variantId,
      {
        ...{ variantId, market, readAt, ownMinor: Number(ownMinor) },
        leastMinor: leastMinor === null ? null : Number(leastMinor),
      },
    ]),
  );
}

export async function saveMarketPrices(tx: Database, shop: string, prices: readonly MarketPrice[]): Promise<void> {
  const variantIds = prices.map(({ variantId }) => variantId);
  await tx.marketPrice.deleteMany({ where: { shop, variantId: { in: variantIds } } });
  await tx.marketPrice.createMany({ data: prices.map((price) => ({ shop, ...price })) });
}

/** Forgets prices that were read before `before`: those of variants that no live offer names any more. */
export async function forgetPricesBefore(tx: Database, shop: string, before: Date): Promise<void> {
  await tx.marketPrice.deleteMany({ where: { shop, readAt: { lt: before } } });
}

/** Forgets a shop's markets and prices. */
export async function forgetMarkets(tx: Database, shop: string): Promise<void> {
  await tx.marketPrice.deleteMany({ where: { shop } });
  await tx.marketReading.deleteMany({ where: { shop } });
}
