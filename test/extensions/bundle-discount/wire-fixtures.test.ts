import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { savingMinor } from "#app/kernel/price-set.ts";
import { type BundleEntry, BundleRules, Bundles } from "#app/pipeline/publishing/wire.ts";
import { composeFunctionInput } from "#test/local-store/functions/compose-function-input.ts";
import { type Operation, runDiscountFunction } from "#test/local-store/functions/run-function.ts";

const FOLDER = "test/fixtures/wire/v1";
const Golden = z.object({ about: z.string(), published: z.record(z.string(), z.record(z.string(), z.unknown())) });
type Published = z.infer<typeof Golden>["published"];

const PRICE = { text: "23.99", minor: 2399 };
const DISCOUNT = "gid://shopify/DiscountAutomaticNode/1";

describe("the golden files of the wire format", () => {
  test.each(readdirSync(FOLDER))("%s: what it shows is charged", async (name) => {
    const { published } = Golden.parse(JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8")));
    const shown = listValues(published, "bundles").flatMap((value) => Bundles.parse(value).b);
    const rules = listValues(published, "bundle_rules").flatMap((value) => BundleRules.parse(value).r);
    for (const entry of shown) {
      const lines = linesOf(entry);
      const promised = lines.map((line) => savingMinor(PRICE.minor, line.quantity, percentOf(entry, line)));
      const charged = await chargeWith(published, entry, lines);
      // Where other rules are on the page too, one of them may give more.
      if (rules.length === 1) expect(charged).toEqual(promised);
      expect(sum(charged)).toBeGreaterThanOrEqual(sum(promised));
      expect(sum(charged) > 0).toBe(entry.pct > 0);
    }
  });

  test("an offer for an audience is charged to nobody else, and not on the day after its last", async () => {
    const { published } = Golden.parse(JSON.parse(readFileSync(`${FOLDER}/dated.json`, "utf8")));
    const [entry] = listValues(published, "bundles").flatMap((value) => Bundles.parse(value).b);
    if (!entry) throw new Error("nothing is shown");
    expect(sum(await chargeWith(published, { ...entry, audience: "others" }, linesOf(entry)))).toBe(0);
    expect(sum(await chargeWith(published, { ...entry, until: "2027-01-01" }, linesOf(entry)))).toBe(0);
  });
});

type Line = { productId: number; variantId: number; quantity: number };

/** One set of it: the first product of each slot. In the golden files variant 45…0031 is of product 8…0003. */
function linesOf({ slots }: BundleEntry): Line[] {
  return slots.map(({ p: [productId = 0], q }) => ({
    ...{ productId, quantity: q },
    variantId: 45_000_000_000_001 + (productId % 100) * 10,
  }));
}

function percentOf({ pct, caps = {} }: BundleEntry, { productId, variantId }: Line): number {
  return Math.min(pct, caps[`p${productId}`] ?? 100, caps[`v${variantId}`] ?? 100);
}

/** What the Function takes off each line, on the last day of an offer and for one of its audience. */
async function chargeWith(published: Published, { until, audience }: BundleEntry, lines: Line[]): Promise<number[]> {
  const input = composeFunctionInput({
    ...{ currency: "GBP", companyId: null, language: "EN", localDate: until ?? "2026-11-24" },
    customer: { id: 7, isAuthenticated: true },
    discount: { id: DISCOUNT, classes: ["PRODUCT"] },
    lines: lines.map((line, n) => ({ ...line, id: `gid://shopify/CartLine/${n}`, unitAmount: PRICE.text })),
    metafield: (owner, _namespace, key) => {
      const ofCustomer = owner.includes("/Customer/") ? { v: 1, ids: audience ? [audience] : [] } : undefined;
      // What a file doesn't hold stands as the app writes it when nothing is wrong.
      const config = owner === DISCOUNT ? { v: 1, on: true } : undefined;
      const value = ofCustomer ?? published[owner]?.[key] ?? config;
      return value === undefined ? null : { type: "json", value: JSON.stringify(value) };
    },
  });
  const { output, error } = await runDiscountFunction(input);
  expect(error).toBeNull();
  const targets = (output?.operations ?? []).flatMap(listTargets);
  return lines.map(({ quantity }, n) => {
    const own = targets.find(({ id }) => id === `gid://shopify/CartLine/${n}`);
    return own ? savingMinor(PRICE.minor, own.quantity ?? quantity, own.percent) : 0;
  });
}

function listTargets({ productDiscountsAdd }: Operation) {
  return (productDiscountsAdd?.candidates ?? []).flatMap(({ targets, value }) =>
    targets.flatMap(({ cartLine }) => (cartLine ? [{ ...cartLine, percent: value.percentage?.value ?? 0 }] : [])),
  );
}

function listValues(published: Published, key: string): unknown[] {
  return Object.values(published).flatMap((owner) => (key in owner ? [owner[key]] : []));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
