import type { Face } from "#app/pages/offers/offers.ts";
import { db } from "#app/runtime/database.server.ts";

/** How these products of this shop are shown, by id; of deleted ones too. */
export async function listFaces(shop: string, productIds: readonly bigint[]): Promise<(productId: bigint) => Face> {
  const rows = await db().product.findMany({
    where: { shop, productId: { in: [...new Set(productIds)] } },
    select: { productId: true, title: true, imageUrl: true },
  });
  const known = new Map(rows.map(({ productId, ...row }) => [productId, { productId: String(productId), ...row }]));
  return (productId) =>
    known.get(productId) ?? { productId: String(productId), title: "A product that was deleted", imageUrl: null };
}
