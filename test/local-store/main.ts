/**
 * The local store as a process: `node test/local-store/main.ts --app-url http://127.0.0.1:3000 …`.
 * Prints one line of JSON when it is ready; SIGINT and SIGTERM end it after its state is written.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createClock } from "./clock.ts";
import { readKept } from "./keep-state.ts";
import { startLocalStore } from "./start-local-store.ts";
import { generateWorld } from "./world/generate-world.ts";
import { readWorldFromCsv } from "./world/read-csv.ts";
import type { World } from "./world/types.ts";

const USAGE = `node test/local-store/main.ts [options]
  --port 4100              port of the store and its admin
  --app-port 4101          port under which the browser reaches the app
  --storefront-port 4102   port of the storefronts
  --app-url URL            where the app listens (http://127.0.0.1:3000)
  --app-public-url URL     the address by which the app knows itself, if it is another one
  --toml FILE              the app's manifest (shopify.app.toml)
  --api-key, --api-secret  the app's credentials (else SHOPIFY_API_KEY, SHOPIFY_API_SECRET)
  --data DIR               where state is kept (.data/local-store)
  --shop NAME              the shop's handle (birch-and-brook)
  --seed N, --count N      the generated shop: its seed, and how many orders
  --now TIME               the generated shop's last moment; the first run's own time, kept for the next runs
  --orders FILE            Shopify's orders export instead of a generated shop
  --products FILE          Shopify's products export
  --speed N                seconds of the store in one real second`;

const { values: given } = parseArgs({
  options: {
    port: { type: "string", default: "4100" },
    "app-port": { type: "string", default: "4101" },
    "storefront-port": { type: "string", default: "4102" },
    "app-url": { type: "string", default: "http://127.0.0.1:3000" },
    "app-public-url": { type: "string" },
    toml: { type: "string", default: "shopify.app.toml" },
    "api-key": { type: "string", default: process.env.SHOPIFY_API_KEY },
    "api-secret": { type: "string", default: process.env.SHOPIFY_API_SECRET },
    data: { type: "string", default: ".data/local-store" },
    shop: { type: "string", default: "birch-and-brook" },
    seed: { type: "string", default: "1" },
    count: { type: "string" },
    now: { type: "string" },
    orders: { type: "string" },
    products: { type: "string" },
    speed: { type: "string", default: "1" },
    help: { type: "boolean", default: false },
  },
});

if (given.help) {
  console.log(USAGE);
  process.exit(0);
}
const { "api-key": apiKey, "api-secret": apiSecret } = given;
if (!apiKey || !apiSecret) {
  console.error(
    "The local store needs the app's credentials: --api-key and --api-secret, or SHOPIFY_API_KEY and SHOPIFY_API_SECRET",
  );
  process.exit(1);
}

mkdirSync(given.data, { recursive: true });
const store = await startLocalStore({
  worlds: [await makeWorld()],
  app: {
    apiKey,
    apiSecret,
    url: given["app-url"],
    publicUrl: given["app-public-url"],
    manifest: given.toml,
  },
  port: Number(given.port),
  appPort: Number(given["app-port"]),
  storefrontPort: Number(given["storefront-port"]),
  placements: "obvious",
  dataDir: given.data,
  clock: createClock({
    startMs: Date.now() + (readKept(given.data)?.clockOffsetMs ?? 0),
    speed: Number(given.speed),
  }),
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void store.close().then(() => process.exit(0)));
}

const shops = [...store.shops.values()].map(({ domain, handle, world }) => ({
  domain,
  admin: `${store.url}/store/${handle}/apps/${store.manifest.handle}`,
  // The one shop of this process; some systems do not know names below localhost.
  storefront: store.storefrontUrl,
  orders: world.orders.length,
  products: world.products.length,
  customers: world.customers.length,
}));
console.log(JSON.stringify({ ready: true, url: store.url, appOrigin: store.appOrigin, pid: process.pid, shops }));

async function makeWorld(): Promise<World> {
  const domain = given.shop.endsWith(".myshopify.com") ? given.shop : `${given.shop}.myshopify.com`;
  const now = firstMoment();
  if (given.orders === undefined) {
    const orders = given.count === undefined ? undefined : Number(given.count);
    return generateWorld({ seed: Number(given.seed), now, domain, ...(orders === undefined ? {} : { orders }) });
  }
  const source = { ordersFile: given.orders, domain, now };
  const { world, problems } = await readWorldFromCsv(
    given.products === undefined ? source : { ...source, productsFile: given.products },
  );
  for (const problem of problems.slice(0, 20)) console.error(JSON.stringify({ problem }));
  if (problems.length > 20) console.error(JSON.stringify({ moreProblems: problems.length - 20 }));
  return world;
}

/** The same seed makes the same shop only with the same last moment, so the first run's is kept. */
function firstMoment(): string {
  if (given.now !== undefined) return new Date(given.now).toISOString();
  const file = join(given.data, "first-run.txt");
  if (!existsSync(file)) writeFileSync(file, new Date().toISOString());
  return readFileSync(file, "utf8").trim();
}
