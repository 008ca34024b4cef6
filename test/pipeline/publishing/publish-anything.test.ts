import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BUNDLE_PRODUCTS,
  BUNDLES_BYTES,
  byteLength,
  CONFIG_BYTES,
  RULES_BYTES,
  UPGRADE_BYTES,
} from "#app/pipeline/publishing/limits.ts";
import type { Cut } from "#app/pipeline/publishing/live-offer.ts";
import { ownerKind, PUBLISHED } from "#app/pipeline/publishing/wire.ts";
import { HOUR, Killed, NOON, PretendShop } from "#test/pipeline/publishing/a-pretend-shopify.ts";
import { someWanted } from "#test/pipeline/publishing/some-offers.ts";

const later = (hours: number) => new Date(NOON.getTime() + hours * HOUR);

/** What Shopify holds beyond what stands for nothing. */
function live(shop: PretendShop): Record<string, string> {
  const entries = [...shop.metafields].filter(([name, value]) => {
    const [owner = "", key = ""] = name.split(" ");
    return value !== JSON.stringify(PUBLISHED[ownerKind(owner)][key]?.empty);
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Publishes until nothing kills it any more. */
async function publishThrough(shop: PretendShop, wanted: Parameters<PretendShop["publish"]>[0], now: Date) {
  for (;;) {
    try {
      return await shop.publish(wanted, { now });
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
}

const twoSteps = fc.record({
  first: someWanted,
  second: someWanted,
  kill: fc.record({ calls: fc.integer({ min: 1, max: 12 }), moment: fc.constantFrom("before", "after") }),
});

describe("publish, whatever is wanted and wherever it is killed", () => {
  test("nothing is ever shown that is not charged", async () => {
    await fc.assert(
      fc.asyncProperty(twoSteps, async ({ first, second, kill }) => {
        const shop = new PretendShop();
        shop.onChange = (at) => expect(at.lies()).toEqual([]);
        shop.killIn = { ...kill };
        await publishThrough(shop, first, NOON);
        shop.killIn = { ...kill };
        await publishThrough(shop, second, later(1));
        await publishThrough(shop, second, later(80));
      }),
      { numRuns: 150 },
    );
  });

  test("a killed run resumes to what an unbroken one makes", async () => {
    await fc.assert(
      fc.asyncProperty(twoSteps, async ({ first, second, kill }) => {
        const [broken, whole] = [new PretendShop(), new PretendShop()];
        await whole.publish(first);
        await broken.publish(first);
        broken.killIn = { ...kill };
        await publishThrough(broken, second, later(1));
        await whole.publish(second, { now: later(1) });
        expect(live(broken)).toEqual(live(whole));
      }),
      { numRuns: 150 },
    );
  });

  test("a second run writes nothing, and after the grace nothing old is left", async () => {
    await fc.assert(
      fc.asyncProperty(twoSteps, async ({ first, second }) => {
        const shop = new PretendShop();
        await shop.publish(first);
        await shop.publish(second, { now: later(1) });
        const calls = shop.calls.length;
        await shop.publish(second, { now: later(2) });
        expect(shop.calls.length).toBe(calls);
        await shop.publish(second, { now: later(80) });
        const { cuts } = await shop.publish(second, { now: later(160) });
        expect(shop.rules.filter((one) => one.honouredUntil !== null)).toEqual([]);
        const fresh = new PretendShop();
        const other = await fresh.publish(second, { now: later(160) });
        // Where there is no room for all, what came first keeps its place.
        if (isRoomy(cuts) && isRoomy(other.cuts)) expect(shownEntries(shop)).toEqual(shownEntries(fresh));
      }),
      { numRuns: 150 },
    );
  });

  test("what is written is as its format says, and no larger than it may be", async () => {
    await fc.assert(
      fc.asyncProperty(twoSteps, async ({ first, second }) => {
        const shop = new PretendShop();
        await shop.publish(first);
        await shop.publish(second, { now: later(1) });
        for (const [name, value] of shop.metafields) {
          const [owner = "", key = ""] = name.split(" ");
          const parsed = PUBLISHED[ownerKind(owner)][key]?.parser.parse(JSON.parse(value));
          expect(JSON.stringify(parsed)).toBe(value);
          expect(byteLength(value)).toBeLessThanOrEqual(MOST_BYTES[key] ?? 4000);
        }
        for (const { references } of shop.shown()) expect(references.length).toBeLessThanOrEqual(BUNDLE_PRODUCTS);
      }),
      { numRuns: 150 },
    );
  });
});

const MOST_BYTES: Record<string, number> = {
  bundles: BUNDLES_BYTES,
  bundle_rules: RULES_BYTES,
  upgrade: UPGRADE_BYTES,
  config: CONFIG_BYTES,
};

const isRoomy = (cuts: readonly Cut[]) => cuts.every(({ reason }) => reason === "over");

function shownEntries(shop: PretendShop): string[] {
  return shop
    .shown()
    .map(({ entry }) => JSON.stringify(entry))
    .sort();
}
