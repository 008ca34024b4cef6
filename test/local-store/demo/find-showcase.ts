import { listOffers } from "#app/pipeline/offers/store.server.ts";
import { db } from "#app/runtime/database.server.ts";

/** The page of a product whose bundle a newcomer should see first: the best with a saving, else the best. Null: no bundle. */
export async function findShowcase(shop: string): Promise<string | null> {
  const bundles = (await listOffers(db(), shop, {})).filter(
    ({ kind, state }) => kind === "bundle" && state !== "retired",
  );
  const reduced = bundles.filter(({ levels }) => levels.some(({ savingPercent }) => savingPercent > 0));
  const shown = (reduced.length > 0 ? reduced : bundles).map(({ anchorId }) => anchorId);
  for (const productId of shown) {
    const product = await db().product.findFirst({
      where: { shop, productId, status: "active", publishedAt: { not: null } },
    });
    if (product) return `/products/${encodeURIComponent(product.handle)}`;
  }
  return null;
}
