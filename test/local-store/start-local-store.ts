import { type AppManifest, readAppManifest } from "./app-manifest.ts";
import { createAuthFaults } from "./auth/auth-faults.ts";
import { installApp } from "./auth/install.ts";
import { mintSessionToken, type SessionTokenClaims } from "./auth/session-token.ts";
import { createClock, type StoreClock } from "./clock.ts";
import { appProxy } from "./frame/app-proxy.ts";
import { cdnDoor } from "./frame/cdn-door.ts";
import { frameDoor } from "./frame/frame-door.ts";
import { createLocalShop, type LocalShop } from "./local-shop.ts";
import { openPort } from "./serve.ts";
import { shopifyDoor } from "./shopify-door.ts";
import type { AppOptions, StoreParts } from "./store-parts.ts";
import { createWebhookSender } from "./webhooks/webhook-sender.ts";
import type { World } from "./world/types.ts";

export interface LocalStoreOptions {
  /** One shop each. */
  worlds: World[];
  app: Omit<AppOptions, "id"> & {
    id?: number;
    /** Path of `shopify.app.toml`, or what was read from it. */
    manifest: string | AppManifest;
  };
  /** Port of the store and its admin; any free one by default. Always on 127.0.0.1. */
  port?: number;
  /** Port under which a browser reaches the app; any free one by default. */
  appPort?: number;
  clock?: StoreClock;
  /** How long a webhook may take to be answered: five seconds, as Shopify's. */
  webhookTimeoutMs?: number;
}

/** A running local store: doors over HTTP, and the same by methods for tests. */
export interface LocalStore extends StoreParts {
  /** `http://127.0.0.1:PORT`: the admin in a browser, and LOCAL_STORE_URL of the process that runs the app. */
  url: string;
  /** Where a browser reaches the app: the admin's iframe is of this origin. */
  appOrigin: string;
  /** The shop by domain or handle; throws when there is none. */
  shop(name: string): LocalShop;
  /** Installs the app if need be and signs a session token for the shop's user. */
  mintSessionToken(shop: string, options?: { expMs?: number; claims?: Partial<SessionTokenClaims> }): string;
  close(): Promise<void>;
}

/** Starts a local store; `close` it in the end. */
export async function startLocalStore(options: LocalStoreOptions): Promise<LocalStore> {
  const parts = assembleParts(options);
  const publicUrl = parts.app.publicUrl ?? null;
  const storePort = await openPort(options.port ?? 0, () => [shopifyDoor(parts), frameDoor(parts, appOriginFor)]);
  const appPort = await openPort(options.appPort ?? 0, () => [
    cdnDoor({ publicUrl, findImage: parts.findImage }),
    appProxy({ appUrl: parts.app.url, publicUrl, framePort: storePort.port }),
  ]);
  const appOriginFor = (hostname: string) => `http://${hostname}:${appPort.port}`;
  return {
    ...parts,
    url: storePort.url,
    appOrigin: appPort.url,
    shop: (name) => requireShop(parts, name),
    mintSessionToken(name, { expMs, claims } = {}) {
      const shop = requireShop(parts, name);
      installApp(parts, shop);
      const { apiKey, apiSecret } = parts.app;
      return mintSessionToken({ apiKey, apiSecret, shop: shop.domain, userId: shop.user.id, expMs, claims });
    },
    async close() {
      parts.clock.stop();
      await Promise.all([storePort.close(), appPort.close()]);
    },
  };
}

function assembleParts(options: LocalStoreOptions): StoreParts {
  const { manifest: given, ...app } = options.app;
  const manifest = typeof given === "string" ? readAppManifest(given) : given;
  const clock = options.clock ?? createClock();
  const changed = () => {};
  const webhooks = createWebhookSender({
    app,
    manifest,
    clock,
    timeoutMs: options.webhookTimeoutMs,
    onChange: changed,
  });
  const shops = options.worlds.map(createLocalShop);
  return {
    app: { id: 1_000_001, ...app },
    manifest,
    clock,
    shops: new Map(shops.map((shop) => [shop.domain, shop])),
    webhooks,
    authFaults: createAuthFaults(),
    adminApi: { execute: async (shop) => ({ status: 200, body: { data: { shop: { name: shop.world.shop.name } } } }) },
    findImage: () => null,
    changed,
  };
}

/** The shop with this domain or handle; throws when the store has no such shop. */
export function requireShop(parts: StoreParts, name: string): LocalShop {
  const shop = parts.shops.get(name) ?? parts.shops.get(`${name}.myshopify.com`);
  if (!shop) throw new Error(`The local store has no shop ${name}; it has ${[...parts.shops.keys()].join(", ")}`);
  return shop;
}
