import type { ProductCap } from "#app/pages/campaigns/caps.ts";
import { capPercent } from "#app/pipeline/offers/cap-saving.ts";
import { db } from "#app/runtime/database.server.ts";

/** The most that each of these products of this shop may be reduced by: the least that its variants allow. */
export async function listCaps(
  shop: string,
  productIds: readonly bigint[],
  floorPercent: number,
): Promise<ProductCap[]> {
  const variants = await db().variant.findMany({
    where: { shop, productId: { in: [...productIds] } },
    select: { productId: true, priceMinor: true, costMinor: true },
  });
  return [...new Set(productIds)].map((productId) => {
    const own = variants.filter((one) => one.productId === productId);
    const caps = own.map(({ priceMinor, costMinor }) =>
      capPercent(Number(priceMinor), costMinor === null ? null : Number(costMinor), floorPercent),
    );
    const known = caps.filter((cap) => cap !== null);
    return {
      productId: String(productId),
      capPercent: known.length > 0 ? Math.min(...known) : null,
      isCostKnown: caps.length > 0 && known.length === caps.length,
    };
  });
}
