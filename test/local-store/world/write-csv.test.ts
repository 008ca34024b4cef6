import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateWorld } from "./generate-world.ts";
import { lineTotalMinor, refundedMinor, subtotalMinor, totalMinor } from "./order-money.ts";
import { readWorldFromCsv } from "./read-csv.ts";
import type { World } from "./types.ts";
import { writeWorldAsCsv } from "./write-csv.ts";

const NOW = "2026-11-22T12:00:00Z";
const world = generateWorld({ seed: 3, now: NOW, orders: 1500 });
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tandem-csv-"));
});

afterAll(() => rm(folder, { recursive: true }));

async function throughFiles(from: World, ending = "csv") {
  const ordersFile = join(folder, `orders.${ending}`);
  const productsFile = join(folder, `products.${ending}`);
  await writeWorldAsCsv({ world: from, ordersFile, productsFile });
  return readWorldFromCsv({ ordersFile, productsFile, domain: from.shop.domain, now: NOW });
}

describe("writeWorldAsCsv", () => {
  test("orders, lines and money come back as they were", async () => {
    const { world: back, problems } = await throughFiles(world, "csv.gz");
    expect(problems).toEqual([]);
    expect(back.orders.map(summary)).toEqual(world.orders.toReversed().map(summary));
    const handles = handlesOf(back);
    const wereHandles = handlesOf(world);
    for (const [i, order] of world.orders.toReversed().entries()) {
      const twin = back.orders[i];
      expect(twin?.lines.map((line) => wordsOf(line, handles))).toEqual(
        order.lines.map((line) => wordsOf(line, wereHandles)),
      );
      // A code's discount is one sum in the file; between lines it may fall a penny differently.
      for (const [at, line] of order.lines.entries()) {
        const other = twin?.lines[at];
        expect(Math.abs(lineTotalMinor(line) - (other ? lineTotalMinor(other) : 0))).toBeLessThanOrEqual(1);
        if (order.financialStatus !== "partially_refunded") expect(other?.currentQuantity).toBe(line.currentQuantity);
      }
    }
  });

  test("products come back with variants, prices, stock, facts and ratings", async () => {
    const { world: back } = await throughFiles(world);
    const plain = ({ products }: World) =>
      products.map((product) => ({
        ...product,
        ...{
          id: 0,
          createdAt: "",
          updatedAt: "",
          requiresSellingPlan: false,
          hasVariantsThatRequiresComponents: false,
        },
        publishedAt: product.publishedAt !== null,
        images: product.images.map((image) => [image.src, image.alt]),
        variants: product.variants.map((variant) => ({ ...variant, id: 0, inventoryItemId: 0 })),
      }));
    expect(plain(back)).toEqual(plain(world));
  });

  test("customers come back by their addresses", async () => {
    const { world: back } = await throughFiles(world);
    const bought = new Set(world.orders.flatMap((order) => order.customerId ?? []));
    const name = (c: World["customers"][number]) => [c.email, c.firstName, c.lastName].join();
    const were = world.customers.filter((customer) => bought.has(customer.id)).map(name);
    expect(back.customers.map(name).sort()).toEqual(were.sort());
  });

  test("the file has no id but the order's, and the addresses that real exports are full of", async () => {
    await throughFiles(world);
    const text = await readFile(join(folder, "orders.csv"), "utf8");
    expect(text).toContain("+44 7700 900");
    for (const id of [world.products[0]?.id, world.customers[0]?.id, world.orders[0]?.lines[0]?.id]) {
      expect(text).not.toContain(String(id));
    }
    expect(text).toContain(String(world.orders[0]?.id));
    expect(text.split("\n")[0]?.split(",")).toHaveLength(79);
  });

  test("whatever is written in a title, a code or an attribute survives quoting", async () => {
    const awkward = fc
      .string({
        unit: fc.constantFrom(..."a,\"'\n\r;=+-@\t é😅 - &<>", "\r\n", '""', " - "),
        minLength: 1,
        maxLength: 12,
      })
      .map((text) => `T${text}`.trim());
    const small = generateWorld({ seed: 5, now: NOW, orders: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(awkward, { minLength: 3, maxLength: 3 }),
        async ([title = "", vendor = "", sku = ""]) => {
          const changed = structuredClone(small);
          for (const order of changed.orders) {
            for (const line of order.lines)
              Object.assign(line, { title, vendor, sku, variantTitle: null, productId: null });
          }
          const { world: back, problems } = await throughFiles({ ...changed, products: [] });
          expect(problems).toEqual([]);
          const words = (from: World) =>
            from.orders.flatMap((o) => o.lines.map((l) => [o.name, l.title, l.vendor, l.sku]));
          expect(words(back).sort()).toEqual(words(changed).sort());
        },
      ),
      { numRuns: 40 },
    );
  });
});

function summary(order: World["orders"][number]) {
  return {
    id: order.id,
    name: order.name,
    email: order.email,
    createdAt: order.createdAt,
    cancelledAt: order.cancelledAt,
    test: order.test,
    sourceName: order.sourceName,
    appId: order.appId,
    countryCode: order.countryCode,
    status: order.financialStatus,
    code: order.discountCode,
    attributes: order.attributes,
    tags: order.tags,
    shipping: order.shippingMinor,
    tax: order.taxMinor,
    subtotal: subtotalMinor(order),
    total: totalMinor(order),
    refunded: refundedMinor(order),
  };
}

function handlesOf(from: World): Map<number, string> {
  return new Map(from.products.map((product) => [product.id, product.handle]));
}

function wordsOf(line: World["orders"][number]["lines"][number], handles: Map<number, string>) {
  const { title, variantTitle, vendor, sku, quantity, unitPriceMinor, isGiftCard } = line;
  const handle = line.productId === null ? null : handles.get(line.productId);
  return { title, variantTitle, vendor, sku, quantity, unitPriceMinor, isGiftCard, handle };
}
