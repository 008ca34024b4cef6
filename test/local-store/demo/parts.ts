import path from "node:path";
import { z } from "zod";
import { findFreePort } from "#app/runtime/free-port.server.ts";
import { readAppManifest } from "#test/local-store/app-manifest.ts";
import { openApp } from "#test/local-store/open-app.ts";
import { type Child, startChild } from "./children.ts";
import { DemoError, type DemoOptions, type keepSecrets } from "./settings.ts";

type Secrets = ReturnType<typeof keepSecrets>;
type OnDeath = (reason: string) => void;

export type StartedStore = {
  child: Child;
  shop: string;
  url: string;
  adminUrl: string;
  /** The shop's storefront. */
  storefrontUrl: string;
  /** Where the app listens, and where the browser reaches it. */
  appPort: number;
  appOrigin: string;
};

const Ready = z.object({
  ready: z.literal(true),
  url: z.string(),
  appOrigin: z.string(),
  shops: z.array(z.object({ domain: z.string(), admin: z.string(), storefront: z.string() })).min(1),
});

/** Starts the local store with the shop that was asked for. */
export async function startStore(
  options: DemoOptions,
  handle: string,
  secrets: Secrets,
  onDeath: OnDeath,
): Promise<StartedStore> {
  const appPort = await findFreePort(0);
  const data = path.join(".data/local-store", handle);
  const args = [
    "--port",
    String(await findFreePort(options.port)),
    "--app-port",
    String(await findFreePort(options.port && options.port + 1)),
    "--storefront-port",
    String(await findFreePort(options.port && options.port + 2)),
  ];
  args.push("--app-url", `http://127.0.0.1:${appPort}`, "--shop", handle, "--data", data, "--seed", options.seed);
  for (const name of ["orders", "products", "count"] as const) {
    const value = options[name];
    if (value !== undefined) args.push(`--${name}`, value);
  }
  let ready: z.infer<typeof Ready> | undefined;
  const child = await startChild({
    name: "The local store",
    args: ["test/local-store/main.ts", ...args],
    env: { SHOPIFY_API_KEY: secrets.apiKey, SHOPIFY_API_SECRET: secrets.apiSecret },
    logFile: ".data/local-store.log",
    isReady: (line) => {
      ready = Ready.safeParse(parseJson(line)).data;
      return ready !== undefined;
    },
    onDeath,
  });
  const shop = ready?.shops[0];
  if (!ready || !shop) throw new DemoError("The local store did not say which shop it has.");
  const { domain, admin: adminUrl, storefront: storefrontUrl } = shop;
  return { child, shop: domain, adminUrl, storefrontUrl, url: ready.url, appOrigin: ready.appOrigin, appPort };
}

/** Tandem's configuration, with Shopify's addresses led to the local store. */
export function appEnvironment(store: StartedStore, secrets: Secrets, databaseUrl: string): Record<string, string> {
  return {
    LOCAL_STORE_URL: store.url,
    DATABASE_URL: databaseUrl,
    SHOPIFY_API_KEY: secrets.apiKey,
    SHOPIFY_API_SECRET: secrets.apiSecret,
    SHOPIFY_APP_URL: store.appOrigin,
    TANDEM_KEY: secrets.masterKey,
    PORT: String(store.appPort),
    NODE_ENV: "production",
  };
}

/**
 * As `npm start` starts Tandem, led to the local store. V8 keeps 8 MB a thread for new objects, and collects old ones once
 * they have grown by 40 %, where it would let them double; large arrays of a thread that ended go back to the system
 * (MALLOC). Reading in and mining a year of a real shop (19,773 orders of 26 lines) then peaks at 570 MB instead of 1,100.
 */
const FLAGS = ["--max-semi-space-size=8", "--heap-growing-percent=40", "--import", "./test/local-store/redirect.ts"];
const MALLOC = { MALLOC_ARENA_MAX: "2", MALLOC_MMAP_THRESHOLD_: "131072" };

/** Starts Tandem, web and worker in one process, in the environment of this one. */
export async function startApp(onDeath: OnDeath): Promise<Child[]> {
  const app = await startChild({
    name: "Tandem",
    args: [...FLAGS, "app/processes/start.ts"],
    env: MALLOC,
    logFile: ".data/tandem.log",
    isReady: (line) => line.includes('"Tandem is running"'),
    onDeath,
  });
  return [app];
}

/** Starts Tandem for someone who works on it: the pages reload as they are written, the worker restarts. */
export async function startAppForDevelopment(port: number, onDeath: OnDeath): Promise<Child[]> {
  const worker = await startChild({
    name: "The worker",
    args: [...FLAGS, "--watch", "app/processes/worker.ts"],
    env: MALLOC,
    logFile: ".data/tandem-worker.log",
    isReady: (line) => line.includes('"Tandem is running"'),
    onDeath,
  });
  const web = await startChild({
    name: "The development server",
    args: [
      ...FLAGS,
      "node_modules/@remix-run/dev/dist/cli.js",
      "vite:dev",
      "--host",
      "127.0.0.1",
      "--port",
      String(port),
    ],
    env: { NODE_ENV: "development" },
    logFile: ".data/tandem.log",
    isReady: (line) => line.includes(`:${port}/`),
    onDeath,
  });
  return [web, worker];
}

/**
 * Opens the app once as the merchant's browser would, which installs it: Shopify grants the scopes, also the one for orders
 * older than 60 days, and the app's page arrives with a session token.
 */
export async function installApp({ shop, url, appOrigin }: StartedStore): Promise<void> {
  const control = async (action: string, body: object) => {
    const response = await fetch(`${url}/__control/shops/${shop}/${action}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new DemoError(`The local store refused to ${action}: ${await response.text()}`);
    return (await response.json()) as { token?: string };
  };
  const { scopes } = readAppManifest("shopify.app.toml");
  await control("install", { scopes: [...scopes, "read_all_orders"] });
  const { token } = await control("session-token", {});
  const page = await openApp({ appOrigin, shop, token: token ?? "" });
  if (!page.ok) throw new DemoError(`Tandem answered its first page with ${page.status}; its log: .data/tandem.log`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
