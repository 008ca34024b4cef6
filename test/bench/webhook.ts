/** How fast a webhook is answered, beside a handler that checks the signature and stores nothing: p50 and p99. */
import { createHmac, randomUUID } from "node:crypto";
import { refreshOrdersJob } from "#app/pipeline/orders/jobs.ts";
import { parseOrderSignal } from "#app/pipeline/orders/signals.ts";
import { verifyWebhook } from "#app/shopify/verify-webhook.server.ts";
import { takeInWebhook } from "#app/shops/take-in-webhook.server.ts";
import { welcomeShop } from "#app/shops/welcome-shop.server.ts";
import { withDatabase } from "#test/bench/with-database.ts";

const REQUESTS = 2000;
const AT_ONCE = 10;
const shop = "bench.myshopify.com";
const now = new Date("2026-03-01T00:00:00Z");
const intake = { topic: "orders/create", parse: parseOrderSignal, job: refreshOrdersJob };

await withDatabase(async () => {
  await welcomeShop(shop, { scopes: ["read_orders"], now });
  const storing = (request: Request) => takeInWebhook(request, intake, now);
  const bare = async (request: Request) => {
    const webhook = await verifyWebhook(request);
    return new Response(null, { status: "status" in webhook ? 401 : 200 });
  };
  await measure(storing, 200);
  await measure(bare, 200);
  const [stored, unstored] = [await measure(storing, REQUESTS), await measure(bare, REQUESTS)];
  const ratio = { p50: round(stored.p50 / unstored.p50), p99: round(stored.p99 / unstored.p99) };
  console.log(JSON.stringify({ bench: "webhook", requests: REQUESTS, atOnce: AT_ONCE, stored, unstored, ratio }));
});

/** Milliseconds from request to answer, with `AT_ONCE` under way. */
async function measure(handle: (request: Request) => Promise<Response>, count: number) {
  const times: number[] = [];
  let next = 0;
  const one = async () => {
    while (next < count) {
      next += 1;
      const request = aWebhook(next);
      const started = performance.now();
      const { status } = await handle(request);
      times.push(performance.now() - started);
      if (status !== 200) throw new Error(`answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.floor(share * (times.length - 1))] ?? 0);
  return { p50: at(0.5), p99: at(0.99) };
}

function aWebhook(id: number): Request {
  const body = JSON.stringify({ id, note: "x".repeat(4000) });
  return new Request("https://tandem.example/webhooks/orders/create", {
    method: "POST",
    body,
    headers: {
      "x-shopify-topic": "orders/create",
      "x-shopify-shop-domain": shop,
      "x-shopify-hmac-sha256": createHmac("sha256", "bench").update(body).digest("base64"),
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": randomUUID(),
      "x-shopify-triggered-at": now.toISOString(),
    },
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
