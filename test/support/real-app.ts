import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { type LocalStore, startLocalStore } from "#test/local-store/start-local-store.ts";
import type { World } from "#test/local-store/world/types.ts";

export const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36";

export type RealApp = {
  store: LocalStore;
  /** Starts Tandem's process, web and worker, on the test's database; resolves when it runs. */
  start: () => Promise<void>;
  /** kill -9: no time to say goodbye. */
  kill: () => Promise<void>;
  /** Opens the app's first page as the merchant's browser would. @returns the HTTP status */
  open: (shop: string) => Promise<number>;
  stop: () => Promise<void>;
};

/** Tandem as the process that merchants' requests meet, built, and a local store in this process. */
export async function prepareRealApp({ worlds }: { worlds: World[] }): Promise<RealApp> {
  if (!existsSync("build/server/index.js")) throw new Error("Build first: npm run build");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const app = { apiKey: "test-api-key", apiSecret: "test-api-secret", url };
  const store = await startLocalStore({ worlds, app: { ...app, manifest: "shopify.app.toml" } });
  let child: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals) => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null) return;
    const gone = new Promise((resolve) => ending.on("exit", resolve));
    ending.kill(signal);
    await gone;
  };
  return {
    store,
    start: async () => {
      child = await startProcess(store, port);
    },
    kill: () => end("SIGKILL"),
    open: (shop) => openPage(store, shop),
    stop: async () => {
      await end("SIGTERM");
      await store.close();
    },
  };
}

async function startProcess(store: LocalStore, port: number): Promise<ChildProcess> {
  const env = { ...process.env, LOCAL_STORE_URL: store.url, PORT: String(port), SHOPIFY_APP_URL: store.appOrigin };
  const args = ["--import", "./test/local-store/redirect.ts", "app/processes/start.ts"];
  const child = spawn(process.execPath, args, {
    env: { ...env, LOG_LEVEL: "info", NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.on("exit", (code) => reject(new Error(`Tandem's process ended with ${code}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (process.env.TEST_LOG_LEVEL) console.log(line);
      if (line.includes('"Tandem is running"')) resolve(child);
    });
  });
}

async function openPage(store: LocalStore, shop: string): Promise<number> {
  const host = Buffer.from(`admin.shopify.com/store/${shop.replace(".myshopify.com", "")}`).toString("base64");
  const query = new URLSearchParams({ shop, host, embedded: "1", id_token: store.mintSessionToken(shop) });
  const page = await fetch(`${store.appOrigin}/app?${query}`, { headers: { "user-agent": USER_AGENT } });
  await page.text();
  return page.status;
}

/** Polls `condition` until it holds. @throws Error naming `what` when it does not within `seconds` */
export async function until(what: string, condition: () => Promise<boolean>, seconds = 60): Promise<void> {
  for (let waited = 0; waited < seconds * 1000; waited += 20) {
    if (await condition()) return;
    await sleep(20);
  }
  throw new Error(`Waited ${seconds} s in vain: ${what}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
