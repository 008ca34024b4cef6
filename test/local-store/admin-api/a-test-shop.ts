import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { z } from "zod";
import { aSmallWorld } from "#test/local-store/a-small-world.ts";
import type { World } from "#test/local-store/world/types.ts";
import type { AppConfig } from "./app-config.ts";
import type { AdminApiDeps, AdminShop } from "./context.ts";
import { type AdminApi, createAdminApi } from "./execute.ts";
import { createAdminFaults } from "./faults.ts";
import { type AdminApiState, createAdminApiState } from "./state.ts";
import { createWorldIndex } from "./world-index.ts";

/** A shop with the app installed, its clock standing still at 15 June 2026, noon UTC. */
export interface TestShop {
  api: AdminApi;
  deps: AdminApiDeps;
  shop: AdminShop;
  webhooks: { topic: string; payload: Record<string, unknown> }[];
  /** Sends a request with all the scopes below, or with these. */
  send(query: string, variables?: Record<string, unknown>, scopes?: string[]): Promise<Answer>;
  /** The same, for an answer that must have no errors; gives its data. */
  data(query: string, variables?: Record<string, unknown>): Promise<Tree>;
  passSeconds(seconds: number): void;
  close(): Promise<void>;
}

export const APP_ID = 4242;
export const ALL_SCOPES = [
  "customer_write_orders",
  "read_all_orders",
  "read_customer_events",
  "read_customers",
  "read_inventory",
  "read_markets",
  "read_orders",
  "write_customers",
  "write_discounts",
  "write_metaobjects",
  "write_orders",
  "write_pixels",
  "write_products",
];

const CLOSED = { customerAccount: "none", storefront: "none" } as const;
const SHOWN = { ...CLOSED, storefront: "public_read" } as const;

export const APP_CONFIG: AppConfig = {
  metafields: [
    { owner: "product", key: "bundles", name: "Bundles", type: "json", ...SHOWN },
    { owner: "product", key: "bundle_products", name: "Bundle products", type: "list.product_reference", ...SHOWN },
    { owner: "customer", key: "picks", name: "Picks", type: "list.product_reference", ...CLOSED },
    { owner: "order", key: "suggestion", name: "Suggestion", type: "json", ...CLOSED, customerAccount: "read_write" },
    { owner: "order", key: "note", name: "Note", type: "single_line_text_field", ...CLOSED, customerAccount: "read" },
  ],
  metaobjects: [
    {
      type: "words",
      name: "Words",
      displayNameField: "title",
      fields: [
        { key: "title", name: "Title", type: "single_line_text_field", required: true },
        { key: "products", name: "Products", type: "list.product_reference", required: false },
      ],
    },
  ],
  functions: ["bundle-discount"],
  pixelSettings: ["accountKey"],
  flowTriggers: ["picks-ready"],
};

/** JSON of which a test reads single places; a missing one is undefined. */
export interface Tree {
  readonly [key: string]: Tree;
}

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        path: z.array(z.unknown()).optional(),
        extensions: z.looseObject({}).optional(),
      }),
    )
    .optional(),
  extensions: z.looseObject({ cost: z.unknown() }).optional(),
});
export type Answer = z.infer<typeof answerSchema>;

type Options = { world?: World; state?: AdminApiState; deps?: Partial<AdminApiDeps> };

export function aTestShop(options: Options = {}): TestShop {
  const time = { ms: Date.parse("2026-06-15T12:00:00Z") };
  const webhooks: TestShop["webhooks"] = [];
  const deps: AdminApiDeps = { ...testDeps(time, webhooks), ...options.deps };
  const shop = aShop(options);
  const api = createAdminApi(deps);
  const send: TestShop["send"] = async (query, variables, scopes = ALL_SCOPES) => {
    const answer = await api.execute(shop, { query, variables }, { scopes });
    return answerSchema.parse(JSON.parse(JSON.stringify(answer.body)));
  };
  return {
    api,
    deps,
    shop,
    webhooks,
    send,
    async data(query, variables) {
      const answer = await send(query, variables);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      return toTree(answer.data);
    },
    passSeconds(seconds) {
      time.ms += seconds * 1000;
    },
    async close() {
      await api.close();
      rmSync(deps.filesDir, { recursive: true });
    },
  };
}

function testDeps(time: { ms: number }, webhooks: TestShop["webhooks"]): AdminApiDeps {
  return {
    now: () => time.ms,
    filesDir: mkdtempSync(join(tmpdir(), "admin-api-")),
    publicFileUrl: (_shop, fileId) => `https://files.test/${fileId}`,
    imageUrl: (_shop, src) => `https://images.test/${src}`,
    emitWebhook: (_shop, topic, payload) => webhooks.push({ topic, payload }),
    appConfig: APP_CONFIG,
    bulkDelayMs: 1,
    faults: createAdminFaults(),
  };
}

function aShop({ world = aSmallWorld(), state = createAdminApiState() }: Options): AdminShop {
  const installation = { appId: APP_ID, apiKey: "key", scopes: ALL_SCOPES, installedAt: "2026-06-01T00:00:00Z" };
  return { world, index: createWorldIndex(world), admin: state, installation };
}

/** Tests look into answers freely: a wrong path shows as undefined in the assertion. */
export function toTree(value: unknown): Tree {
  return value as Tree;
}

/** Waits until no bulk operation of the shop is under way. */
export async function bulkOperationsEnd({ shop }: TestShop): Promise<void> {
  while (shop.admin.bulkOperations.some((one) => one.completedAt === null)) await rest(2);
}
