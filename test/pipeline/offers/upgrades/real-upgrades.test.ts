import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readWorldFromCsv } from "#test/local-store/world/read-csv.ts";
import { compose } from "./compose.ts";
import { readWorld } from "./from-world.ts";

const folder = path.join(process.env.TANDEM_DATA ?? "../shared/data", "online-retail");
const isThere = existsSync(folder);
if (!isThere) console.warn(`Skipped: no real exports in ${path.resolve(folder)}. TANDEM_DATA names the folder above.`);

const NOW = "2011-12-10T00:00:00Z";

describe.skipIf(!isThere)("a year of a real shop's exports", () => {
  test("knows titles alone, and so gives few upgrades, each with its evidence", { timeout: 120_000 }, async () => {
    const { world } = await readWorldFromCsv({
      ordersFile: path.join(folder, "orders_export.csv.gz"),
      productsFile: path.join(folder, "products_export.csv.gz"),
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
