import type { ProductCap } from "#app/pages/campaigns/caps.ts";
import { capPercent } from "#app/pipeline/offers/cap-saving.ts";
import { capInMarkets } from "#app/pipeline/publishing/market-prices.ts";
import { db } from "#app/runtime/database.server.ts";

/**
 * The most that each of these products of this shop may be reduced by: the least that its variants allow, in any market.
 * What they cost abroad is known of members of offers that are shown.
 */
export async function listCaps(
  shop: string,
  productIds: readonly bigint[],
  floorPercent: number,
): Promise<ProductCap[]> {
  const variants = await db().variant.findMany({
    where: { shop, productId: { in: [...productIds] } },
    select: { productId: true, variantId: true, priceMinor: true, costMinor: true },
    orderBy: { variantId: "asc" },
  });
  const abroad = await listAbroad(
    shop,
    variants.map(({ variantId }) => variantId),
  );
  return [...new Set(productIds)].map((productId) => {
    const own = variants.filter((one) => one.productId === productId);
    const caps = own.flatMap((one) => capOf(one, abroad.get(one.variantId), floorPercent) ?? []);
    const least = caps.toSorted((a, b) => a.percent - b.percent)[0];
    return {
      productId: String(productId),
      capPercent: least?.percent ?? null,
      lacksCost: caps.length < own.length,
      market: least?.market ?? null,
    };
  });
}

type Abroad = { leastMinor: bigint | null; market: string | null };

async function listAbroad(shop: string, variantIds: readonly bigint[]): Promise<Map<bigint, Abroad>> {
  const rows = await db().marketPrice.findMany({ where: { shop, variantId: { in: [...variantIds] } } });
  return new Map(rows.map(({ variantId, leastMinor, market }) => [variantId, { leastMinor, market }]));
}

/** Null where the cost is unknown. The market is named where it holds the saving back further than home does. */
function capOf(
  variant: { priceMinor: bigint; costMinor: bigint | null },
  there: Abroad | undefined,
  floorPercent: number,
): { percent: number; market: string | null } | null {
  const [own, cost] = [Number(variant.priceMinor), variant.costMinor === null ? null : Number(variant.costMinor)];
  const atHome = capPercent(own, cost, floorPercent);
  const percent = capInMarkets([own, Number(there?.leastMinor ?? own)], cost, floorPercent);
  if (percent === null || atHome === null) return null;
  return { percent, market: percent < atHome ? (there?.market ?? null) : null };
}
