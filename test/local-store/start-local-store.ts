import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type AppManifest, readAppManifest } from "./app-manifest.ts";
import { createAuthFaults } from "./auth/auth-faults.ts";
import { installApp } from "./auth/install.ts";
import { mintSessionToken, type SessionTokenClaims } from "./auth/session-token.ts";
import { createClock, type StoreClock } from "./clock.ts";
import { type Door, headerOf, sendJson } from "./http.ts";
import { createLocalShop, type LocalShop } from "./local-shop.ts";
import { HOST_HEADER } from "./redirect.ts";
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
  /** Port of the store; any free one by default. Always on 127.0.0.1. */
  port?: number;
  clock?: StoreClock;
  /** How long a webhook may take to be answered: five seconds, as Shopify's. */
  webhookTimeoutMs?: number;
}

/** A running local store: doors over HTTP, and the same by methods for tests. */
export interface LocalStore extends StoreParts {
  /** `http://127.0.0.1:PORT`: LOCAL_STORE_URL of the process that runs the app. */
  url: string;
  /** The shop by domain or handle; throws when there is none. */
  shop(name: string): LocalShop;
  /** Installs the app if need be and signs a session token for the shop's user. */
  mintSessionToken(shop: string, options?: { expMs?: number; claims?: Partial<SessionTokenClaims> }): string;
  close(): Promise<void>;
}

/** Starts a local store; `close` it in the end. */
export async function startLocalStore(options: LocalStoreOptions): Promise<LocalStore> {
  const parts = assembleParts(options);
  const server = createServer(serve([shopifyDoor(parts)]));
  await listen(server, options.port ?? 0);
  return {
    ...parts,
    url: addressOf(server),
    shop: (name) => requireShop(parts, name),
    mintSessionToken(name, { expMs, claims } = {}) {
      const shop = requireShop(parts, name);
      installApp(parts, shop);
      const { apiKey, apiSecret } = parts.app;
      return mintSessionToken({ apiKey, apiSecret, shop: shop.domain, userId: shop.user.id, expMs, claims });
    },
    async close() {
      parts.clock.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
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
    changed,
  };
}

/** The shop with this domain or handle; throws when the store has no such shop. */
export function requireShop(parts: StoreParts, name: string): LocalShop {
  const shop = parts.shops.get(name) ?? parts.shops.get(`${name}.myshopify.com`);
  if (!shop) throw new Error(`The local store has no shop ${name}; it has ${[...parts.shops.keys()].join(", ")}`);
  return shop;
}

function serve(doors: Door[]) {
  return (request: IncomingMessage, response: ServerResponse) => {
    answer(doors, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { errors: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    });
  };
}

async function answer(doors: Door[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const named = headerOf(request, HOST_HEADER) ?? headerOf(request, "host") ?? "";
  const host = named.replace(/:\d+$/, "");
  const url = new URL(request.url ?? "/", `http://${named || "127.0.0.1"}`);
  for (const door of doors) {
    if (await door({ request, response, method: request.method ?? "GET", url, host })) return;
  }
  sendJson(response, 404, { errors: "Not Found" });
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The local store does not listen on a port");
  return `http://127.0.0.1:${(address satisfies AddressInfo).port}`;
}
