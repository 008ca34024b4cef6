import { toGid } from "#app/kernel/ids.ts";
import { hashRule } from "#app/pipeline/publishing/choose-sets.ts";
import { saveMarketPrices, saveMarketReading } from "#app/pipeline/publishing/market-store.server.ts";
import { replaceRules } from "#app/pipeline/publishing/rule-store.server.ts";
import { confirmPending, markPending } from "#app/pipeline/publishing/store.server.ts";
import { saveOperation, saveTarget } from "#app/pipeline/publishing/target-store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { NOW } from "#test/journeys/two-shops/seed-records.ts";
import type { World } from "#test/local-store/world/types.ts";

/** The product that carries what is published in both shops. */
export const holderOf = ({ products }: World) => BigInt(products[0]?.id ?? 0);

/** A rule, a publication, a target, a bulk write under way and markets, with the same keys in both shops. */
export async function seedPublications(world: World, mark: string): Promise<void> {
  const shop = world.shop.domain;
  const productId = holderOf(world);
  const rule = { s: [Number(productId), Number(world.products[1]?.id)], p: 10 };
  const granted = { ruleId: hashRule(rule), productId, rule, offerIds: [mark], grantedAt: NOW, isEnded: false };
  await db().grantedRule.deleteMany({ where: { shop } });
  await replaceRules(db(), shop, [{ ...granted, honouredUntil: null }], []);
  const publication = { ownerId: toGid("Product", productId), key: "bundles" };
  await markPending(db(), shop, [{ ...publication, value: mark, digest: mark }]);
  await confirmPending(db(), shop, [{ ...publication, compareDigest: mark }], NOW);
  const gids = { shopGid: toGid("Shop", world.shop.id), installationGid: toGid("AppInstallation", 700_000_001) };
  await saveTarget(db(), shop, { ...gids, discountGid: null, problem: mark }, NOW);
  const operation = { operationId: toGid("BulkOperation", 1), phase: null, installGeneration: 7, startedAt: NOW };
  await saveOperation(db(), shop, "write", operation);
  await seedMarkets(world, mark);
}

/** Markets as read just now, and the price of the first variant in one of them. */
async function seedMarkets({ shop: { domain: shop }, products }: World, mark: string): Promise<void> {
  await saveMarketReading(db(), shop, { contexts: [], unrated: [mark], readAt: NOW, isDue: false });
  const variantId = BigInt(products[0]?.variants[0]?.id ?? 0);
  await saveMarketPrices(db(), shop, [{ variantId, ownMinor: 1, leastMinor: 1, market: mark, readAt: NOW }]);
}
