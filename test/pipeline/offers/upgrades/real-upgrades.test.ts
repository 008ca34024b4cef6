import { describe, expect, test } from "vitest";
import { readWorldFromCsv } from "#test/local-store/world/read-csv.ts";
import { findRealData } from "#test/support/real-data.ts";
import { compose } from "./compose.ts";
import { readWorld } from "./from-world.ts";

const data = findRealData();

const NOW = "2011-12-10T00:00:00Z";

describe.skipIf(!data)("a year of a real shop's exports", () => {
  test("knows titles alone, and so gives few upgrades, each with its evidence", { timeout: 120_000 }, async () => {
    if (!data) throw new Error("skipped without the data");
    const { world } = await readWorldFromCsv({
      ...data,
      domain: "online-retail.myshopify.com",
      now: NOW,
    });
    const { products, baskets } = readWorld(world);
    const { proposals, rejected } = compose(products, baskets, { now: new Date(NOW) });
    expect(proposals.length).toBeLessThanOrEqual(products.length / 100);
    for (const { upgrade, evidence, merit } of proposals) {
      expect(upgrade?.signals).toContain("alike");
      expect(upgrade?.signals.includes("moved-up") || (evidence?.liftHigh ?? 1) < 1).toBe(true);
      expect(merit.isProfit).toBe(false);
    }
    expect(Object.keys(rejected)).toEqual(expect.arrayContaining(["not-alike", "price-step", "too-few-signals"]));
  });
});
