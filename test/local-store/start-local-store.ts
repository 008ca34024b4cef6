import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAdminApi } from "./admin-api/execute.ts";
import { adminDeps } from "./admin-wiring.ts";
import { type AppManifest, readAppManifest } from "./app-manifest.ts";
import { createAuthFaults } from "./auth/auth-faults.ts";
import { planShopRedact } from "./auth/install.ts";
import { cartDoor } from "./cart/cart-door.ts";
import { checkoutDoor } from "./checkout/checkout-door.ts";
import { createClock, type StoreClock } from "./clock.ts";
import { createActions, type StoreActions } from "./control/actions.ts";
import { controlDoor } from "./control/control-door.ts";
import { fileDoor } from "./file-door.ts";
import { makeImageFinder } from "./find-image.ts";
import { appProxy } from "./frame/app-proxy.ts";
import { cdnDoor } from "./frame/cdn-door.ts";
import { frameDoor } from "./frame/frame-door.ts";
import { openKeeper } from "./keeper.ts";
import type { LocalShop } from "./local-shop.ts";
import { orderStatusDoor } from "./order-status/order-status-door.ts";
import { openPort } from "./serve.ts";
import { shopifyDoor } from "./shopify-door.ts";
import { type AppOptions, requireShop, type StoreParts } from "./store-parts.ts";
import { assetDoor } from "./storefront/asset-door.ts";
import { editorDoor } from "./storefront/editor/editor-door.ts";
import { listActivations } from "./storefront/list-activations.ts";
import { cartPages, createStorefront } from "./storefront/storefront.ts";
import { createStorefrontActions, type StorefrontActions } from "./storefront/storefront-actions.ts";
import { storefrontDoor } from "./storefront/storefront-door.ts";
import { storefrontRoutes } from "./storefront/storefront-routes.ts";
import { type CheckoutActions, createCheckoutActions } from "./ui-extensions/checkout-actions.ts";
import { checkoutRoutes } from "./ui-extensions/checkout-routes.ts";
import { extensionDoor } from "./ui-extensions/extension-door.ts";
import { createWebhookSender } from "./webhooks/webhook-sender.ts";
import type { World } from "./world/types.ts";

export interface LocalStoreOptions {
  /** One shop each. With a `dataDir`, what an earlier run changed in them is put on top. */
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
  /** Port of the storefronts; any free one by default. */
  storefrontPort?: number;
  /** The folder of the app's extensions; `extensions` of this checkout by default. */
  extensionsFolder?: string;
  /** Where the app's blocks and extensions stand in themes and checkouts that nobody touched: nowhere by default. */
  placements?: "obvious";
  /** Where files and state are kept; nothing is kept when absent. */
  dataDir?: string;
  clock?: StoreClock;
  /** How long a webhook may take to be answered: five seconds, as Shopify's. */
  webhookTimeoutMs?: number;
}

/** A running local store: doors over HTTP, and the same by methods for tests. */
export interface LocalStore extends StoreParts, StoreActions, StorefrontActions, CheckoutActions {
  /** `http://127.0.0.1:PORT`: the admin in a browser, and LOCAL_STORE_URL of the process that runs the app. */
  url: string;
  /** Where a browser reaches the app: the admin's iframe is of this origin. */
  appOrigin: string;
  /** `http://127.0.0.1:PORT`: the first shop's storefront; each shop's own is `http://<handle>.localhost:PORT`. */
  storefrontUrl: string;
  /** The shop by domain or handle; throws when there is none. */
  shop(name: string): LocalShop;
  /** Stops listening, keeps what is to be kept, leaves nothing running. */
  close(): Promise<void>;
}

/** Starts a local store; `close` it in the end. */
export async function startLocalStore(options: LocalStoreOptions): Promise<LocalStore> {
  const { parts, close } = assembleParts(options);
  const storefront = createStorefront(parts, parts.extensionsFolder);
  const arranging = createStorefrontActions(storefront);
  const actions = { ...createActions(parts), ...arranging, ...createCheckoutActions(parts) };
  if (options.placements) arrange(parts, actions);
  const publicUrl = parts.app.publicUrl ?? parts.manifest.applicationUrl;
  const appPort = await openPort(options.appPort ?? 0, () => [
    cdnDoor({ publicUrl, findImage: parts.findImage }),
    appProxy({ appUrl: parts.app.url, publicUrl, framePort: storePort.port }),
  ]);
  const appOriginFor = (hostname: string) => `http://${hostname}:${appPort.port}`;
  const storePort = await openPort(options.port ?? 0, () => [
    shopifyDoor(parts),
    fileDoor(parts),
    controlDoor(parts, actions, [...storefrontRoutes(arranging), ...checkoutRoutes(parts, actions)]),
    editorDoor(storefront, (shop) => storefrontOf(parts, shop, storefrontPort.port)),
    frameDoor(parts, appOriginFor, (shop) => listActivations(shop, { extensions: storefront.extensions() })),
  ]);
  const storefrontPort = await openPort(options.storefrontPort ?? 0, () => [
    cartDoor(parts, cartPages(storefront)),
    extensionDoor(parts.extensionsFolder),
    checkoutDoor(parts),
    orderStatusDoor(parts),
    assetDoor(storefront),
    storefrontDoor(storefront),
  ]);
  return {
    ...parts,
    ...actions,
    url: storePort.url,
    appOrigin: appPort.url,
    storefrontUrl: storefrontPort.url,
    shop: (name) => requireShop(parts, name),
    async close() {
      await Promise.all([storePort.close(), appPort.close(), storefrontPort.close()]);
      await close();
    },
  };
}

/** The first shop's storefront has the plain address; a name is only needed beside it, and not every system knows it. */
function storefrontOf({ shops }: StoreParts, shop: LocalShop, port: number): string {
  const isFirst = shops.values().next().value === shop;
  return `http://${isFirst ? "127.0.0.1" : `${shop.handle}.localhost`}:${port}`;
}

/** Puts the app's blocks and extensions into the themes and checkouts that their merchants have not set up themselves. */
function arrange(
  { shops }: StoreParts,
  { setPlacements, setExtensions }: Pick<StorefrontActions & CheckoutActions, "setPlacements" | "setExtensions">,
): void {
  for (const { domain, theme, checkoutSetup } of shops.values()) {
    if (theme.arrangedBy !== "merchant") setPlacements(domain, "obvious");
    if (checkoutSetup.arrangedBy !== "merchant") setExtensions(domain, "obvious");
  }
}

function assembleParts(options: LocalStoreOptions): { parts: StoreParts; close(): Promise<void> } {
  const { manifest: given, ...app } = options.app;
  const manifest = typeof given === "string" ? readAppManifest(given) : given;
  const keeper = openKeeper(options.worlds, options.dataDir);
  const clock = options.clock ?? createClock({ startMs: Date.now() + keeper.clockOffsetMs });
  const { changed } = keeper;
  const webhooks = createWebhookSender({
    app,
    manifest,
    clock,
    timeoutMs: options.webhookTimeoutMs,
    onChange: changed,
  });
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "local-store-"));
  const deps = adminDeps({ clock, webhooks, manifest, filesDir: join(dataDir, "files"), changed });
  const parts: StoreParts = {
    app: { id: 1_000_001, ...app },
    manifest,
    clock,
    shops: new Map(keeper.shops.map((shop) => [shop.domain, shop])),
    webhooks,
    authFaults: createAuthFaults(),
    adminDeps: deps,
    adminApi: createAdminApi(deps),
    extensionsFolder: options.extensionsFolder ?? "extensions",
    findImage: makeImageFinder(keeper.shops),
    changed,
  };
  resume(parts, keeper.deliveries);
  keeper.watch({ clock, webhooks });
  const close = async () => {
    clock.stop();
    await parts.adminApi.close();
    keeper.close();
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
  };
  return { parts, close };
}

/** Takes up what an earlier run left under way: bulk operations, webhooks to retry, the redaction of a shop. */
function resume(parts: StoreParts, deliveries: Parameters<StoreParts["webhooks"]["restore"]>[0]): void {
  parts.webhooks.restore(deliveries);
  for (const shop of parts.shops.values()) {
    parts.adminApi.resume(shop);
    if (shop.redactDue) planShopRedact(parts, shop, shop.redactDue);
  }
}
