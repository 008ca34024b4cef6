import type { AdminShop } from "#test/local-store/admin-api/context.ts";
import type { WorldShop } from "#test/local-store/world/types.ts";

/**
 * The leaky bucket of one app on one shop (https://shopify.dev/docs/api/usage/limits): it refills by so many points a
 * second and holds twenty seconds of them. The asked cost decides whether a query is let in, the real one is taken.
 */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** No single query may cost more, whatever the plan. */
export const MAX_QUERY_COST = 1000;

const POINTS_PER_SECOND: Record<WorldShop["plan"], number> = { basic: 100, plus: 1000 };
const BUCKET_SECONDS = 20;

/** What is in the bucket now. */
export function throttleStatus(shop: AdminShop, nowMs: number): ThrottleStatus {
  const restoreRate = POINTS_PER_SECOND[shop.world.shop.plan];
  const maximumAvailable = restoreRate * BUCKET_SECONDS;
  const bucket = shop.admin.buckets[bucketKey(shop)];
  const passedMs = bucket ? Math.max(0, nowMs - bucket.atMs) : 0;
  const available = bucket ? bucket.available + (passedMs / 1000) * restoreRate : maximumAvailable;
  return { maximumAvailable, currentlyAvailable: Math.min(maximumAvailable, Math.floor(available)), restoreRate };
}

/** Takes points out; the bucket may go below zero by a query that was let in. Gives what is left. */
export function takePoints(shop: AdminShop, points: number, nowMs: number): ThrottleStatus {
  const before = throttleStatus(shop, nowMs);
  const currentlyAvailable = Math.max(0, before.currentlyAvailable - points);
  shop.admin.buckets[bucketKey(shop)] = { available: currentlyAvailable, atMs: nowMs };
  return { ...before, currentlyAvailable };
}

function bucketKey(shop: AdminShop): string {
  return String(shop.installation?.appId ?? 0);
}
