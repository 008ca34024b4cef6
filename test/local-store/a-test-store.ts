import { readFileSync } from "node:fs";
import { onTestFinished } from "vitest";
import { aSmallWorld } from "./a-small-world.ts";
import { type StubApp, startStubApp } from "./a-stub-app.ts";
import { type AppManifest, parseAppManifest } from "./app-manifest.ts";
import { createClock, type StoreClock } from "./clock.ts";
import { type LocalStore, type LocalStoreOptions, startLocalStore } from "./start-local-store.ts";

/** For tests of the local store itself: a store on a clock that stands still, with a stub app, both closed after the test. */
export interface TestStore {
  store: LocalStore;
  stub: StubApp;
  clock: StoreClock;
}

export const SHOP = "birch-and-brook.myshopify.com";
export const credentials = { apiKey: "key", apiSecret: "secret" };
export const START_MS = Date.parse("2026-11-22T12:00:00Z");

/** The app's own manifest: tests see the topics that Shopify would send. */
export function projectManifest(): AppManifest {
  return parseAppManifest(readFileSync("shopify.app.toml", "utf8"));
}

export async function startTestStore(options: Partial<LocalStoreOptions> = {}): Promise<TestStore> {
  const stub = await startStubApp();
  const clock = options.clock ?? createClock({ startMs: START_MS, speed: 0 });
  const store = await startLocalStore({
    worlds: [aSmallWorld()],
    app: { ...credentials, url: stub.url, manifest: projectManifest() },
    ...options,
    clock,
  });
  onTestFinished(async () => {
    await store.close();
    await stub.close();
  });
  return { store, stub, clock };
}

/** Asks the store as Shopify's host would be asked. */
export function askShopify(store: LocalStore, path: string, init: { body?: object; token?: string } = {}) {
  return fetch(`${store.url}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-local-store-host": SHOP,
      ...(init.token === undefined ? {} : { "x-shopify-access-token": init.token }),
    },
    body: JSON.stringify(init.body ?? {}),
  });
}
