import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "#app/runtime/free-port.server.ts";
import { openApp } from "#test/local-store/open-app.ts";
import { type LocalStore, startLocalStore } from "#test/local-store/start-local-store.ts";
import type { World } from "#test/local-store/world/types.ts";

export type RealApp = {
  store: LocalStore;
  /** Starts Tandem's process, web and worker, on the test's database; resolves when it runs. */
  start: () => Promise<void>;
  /** kill -9: no time to say goodbye. */
  kill: () => Promise<void>;
  /** Freezes the process as it is: whoever asks it anything waits in vain, as with one that is down. */
  freeze: () => void;
  /** Lets a frozen process go on: a new one would take seconds to be there. */
  thaw: () => void;
  /** Opens the app's first page as the merchant's browser would. @returns the HTTP status */
  open: (shop: string) => Promise<number>;
  stop: () => Promise<void>;
};

/** Tandem as the process that merchants' requests meet, built, and a local store in this process. */
export async function prepareRealApp({ worlds }: { worlds: World[] }): Promise<RealApp> {
  if (!existsSync("build/server/index.js")) throw new Error("Build first: npm run build");
  const port = await findFreePort();
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
    // A frozen process hears a signal once it goes on.
    ending.kill("SIGCONT");
    await gone;
  };
  return {
    store,
    start: async () => {
      child = await startProcess(store, port);
    },
    kill: () => end("SIGKILL"),
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
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
  const page = await openApp({ appOrigin: store.appOrigin, shop, token: store.mintSessionToken(shop) });
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
