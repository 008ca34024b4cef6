/** Backfill of 200,000 orders with three lines each from Shopify's file, beside a bare COPY of the same rows. */
import { createServer, type Server } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { readInBatches } from "#app/pipeline/intake/read-in-batches.server.ts";
import { startIntake } from "#app/pipeline/intake/store.server.ts";
import { ordersIntake } from "#app/pipeline/orders/backfill.job.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { welcomeShop } from "#app/shops/welcome-shop.server.ts";
import { withDatabase } from "#test/bench/with-database.ts";

const ORDERS = Number(process.env.BENCH_ORDERS ?? 200_000);
const LINES = 3;
const shop = "bench.myshopify.com";
const now = new Date("2026-03-01T00:00:00Z");

await withDatabase(async (url) => {
  const server = await serveFile();
  try {
    const backfill = await measureBackfill(server.url);
    const copy = await measureCopy(url);
    console.log(
      JSON.stringify({
        bench: "backfill",
        orders: ORDERS,
        lines: ORDERS * LINES,
        backfillSeconds: backfill.seconds,
        backfillPeakMb: backfill.peakMb,
        copySeconds: copy,
        ratio: round(backfill.seconds / copy),
      }),
    );
  } finally {
    server.close();
  }
});

async function measureBackfill(fileUrl: string): Promise<{ seconds: number; peakMb: number }> {
  await welcomeShop(shop, { scopes: ["read_orders"], now });
  const intake = await startIntake(db(), shop, { kind: "orders.bulk", installGeneration: 1, now });
  const clock = () => new Date();
  const context = { now: clock(), clock, signal: new AbortController().signal, isLastTry: true };
  const started = performance.now();
  await readInBatches(shop, ordersIntake, intake, fileUrl, context);
  const seconds = round((performance.now() - started) / 1000);
  const stored = await db().orderLine.count({ where: { shop } });
  if (stored !== ORDERS * LINES) throw new Error(`${stored} lines stored of ${ORDERS * LINES}`);
  return { seconds, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) };
}

/** The rows that the backfill stored, sent once more into tables without keys or indexes. */
async function measureCopy(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const texts: [string, string[]][] = [];
  for (const table of ['"order"', "order_line"]) {
    const { rows } = await client.query<{ t: string }>(`select t::text as t from ${table} t limit 1`);
    if (!rows[0]) throw new Error(`nothing in ${table}`);
    await client.query(`create table bare_${texts.length} as select * from ${table} with no data`);
    const all = await client.query<{ row: string }>({
      text: `select array_to_string(array(select coalesce(replace(v, E'\\t', ' '), '\\N') from jsonb_each_text(to_jsonb(t)) e(k, v) join information_schema.columns c on c.table_name = '${table.replaceAll('"', "")}' and c.column_name = e.k and c.table_schema = 'public' order by c.ordinal_position), E'\\t') as row from ${table} t`,
    });
    texts.push([`bare_${texts.length}`, all.rows.map(({ row }) => `${row}\n`)]);
  }
  const started = performance.now();
  for (const [table, lines] of texts)
    await pipeline(Readable.from(lines), client.query(copyFrom(`copy ${table} from stdin`)));
  const seconds = round((performance.now() - started) / 1000);
  await client.end();
  return seconds;
}

/** A server of the file that Shopify would have prepared; it is written as it is read. */
async function serveFile(): Promise<{ url: string; close: () => void }> {
  const server: Server = createServer((_request, response) => void pipeline(Readable.from(rows()), response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

function* rows(): Generator<string> {
  const money = (amount: string) => ({
    shopMoney: { amount, currencyCode: "GBP" },
    presentmentMoney: { amount, currencyCode: "GBP" },
  });
  const at = now.toISOString();
  for (let n = 1; n <= ORDERS; n += 1) {
    const id = `gid://shopify/Order/${n}`;
    let text = `${JSON.stringify({
      ...{ id, name: `#${n}`, createdAt: at, processedAt: at, updatedAt: at, cancelledAt: null, test: false },
      ...{ sourceName: "web", currencyCode: "GBP", presentmentCurrencyCode: "GBP", displayFinancialStatus: "PAID" },
      ...{
        checkoutToken: null,
        cartToken: null,
        app: null,
        purchasingEntity: null,
        customAttributes: [],
        suggestion: null,
      },
      customer: { id: `gid://shopify/Customer/${1 + (n % 40_000)}` },
      shippingAddress: { countryCodeV2: "GB" },
      ...{ subtotalPriceSet: money("30.00"), totalDiscountsSet: money("0.00"), totalShippingPriceSet: money("3.00") },
      ...{ totalTaxSet: money("5.00"), totalPriceSet: money("33.00"), totalRefundedSet: money("0.00") },
    })}\n`;
    for (let line = 0; line < LINES; line += 1) text += lineOf(id, n * LINES + line, money);
    yield text;
  }
}

function lineOf(__parentId: string, n: number, money: (amount: string) => object): string {
  const product = 1 + ((n * 7919) % 10_000);
  return `${JSON.stringify({
    ...{ id: `gid://shopify/LineItem/${n}`, title: `Product ${product}`, variantTitle: null, vendor: "Bench" },
    ...{ sku: `SKU-${product}`, quantity: 1, currentQuantity: 1, isGiftCard: false, sellingPlan: null },
    product: { id: `gid://shopify/Product/${product}` },
    variant: { id: `gid://shopify/ProductVariant/${product}` },
    ...{ lineItemGroup: null, customAttributes: [], discountAllocations: [], originalUnitPriceSet: money("10.00") },
    __parentId,
  })}\n`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
