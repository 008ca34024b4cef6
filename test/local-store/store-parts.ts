import type { AdminApiDeps } from "./admin-api/context.ts";
import type { AdminApi } from "./admin-api/execute.ts";
import type { AppManifest } from "./app-manifest.ts";
import type { AuthFaults } from "./auth/auth-faults.ts";
import type { StoreClock } from "./clock.ts";
import type { LocalShop } from "./local-shop.ts";
import type { WebhookSender } from "./webhooks/webhook-sender.ts";

/** The pieces that the doors of one running local store share. */
export interface StoreParts {
  app: AppOptions;
  manifest: AppManifest;
  clock: StoreClock;
  /** By myshopify domain. */
  shops: Map<string, LocalShop>;
  webhooks: WebhookSender;
  authFaults: AuthFaults;
  adminApi: AdminApi;
  /** What the Admin API was given; its `faults` can be set. */
  adminDeps: AdminApiDeps;
  /** The folder of the app's extensions. */
  extensionsFolder: string;
  /** A picture of a product by its file name; null when there is none. */
  findImage(name: string): string | null;
  /** Says that something worth keeping changed. */
  changed(): void;
}

export interface AppOptions {
  /** Shopify's numeric id of the app. */
  id: number;
  apiKey: string;
  apiSecret: string;
  /** Where the app listens on this machine. */
  url: string;
  /** The address by which the app knows itself (SHOPIFY_APP_URL), where it is another one. */
  publicUrl?: string;
}

/** The shop with this domain or handle; throws when the store has no such shop. */
export function requireShop(parts: StoreParts, name: string): LocalShop {
  const shop = parts.shops.get(name) ?? parts.shops.get(`${name}.myshopify.com`);
  if (!shop) throw new Error(`The local store has no shop ${name}; it has ${[...parts.shops.keys()].join(", ")}`);
  return shop;
}
