import type { World } from "#test/local-store/world/types.ts";
import type { AppConfig } from "./app-config.ts";
import type { Args } from "./args.ts";
import type { AdminFaults } from "./faults.ts";
import type { AdminApiState } from "./state.ts";
import type { WorldIndex } from "./world-index.ts";

/** One shop as the Admin API sees it. */
export interface AdminShop {
  world: World;
  index: WorldIndex;
  admin: AdminApiState;
  installation: { appId: number; apiKey: string; scopes: string[]; installedAt: string } | null;
}

/** What the Admin API needs of the local store around it. */
export interface AdminApiDeps {
  /** Milliseconds since 1970 on the store's clock. */
  now(): number;
  /** A folder that exists and is the store's own: bulk results and staged uploads lie there. */
  filesDir: string;
  /** Where the world can fetch (or upload) a file by its id. */
  publicFileUrl(shop: AdminShop, fileId: string): string;
  /**
   * A webhook to send. `bulk_operations/finish` comes with its whole payload; for `products/update` and
   * `customers/update` only `admin_graphql_api_id` and `id` are in it and the caller fills in the rest.
   */
  emitWebhook(shop: AdminShop, topic: string, payload: Record<string, unknown>): void;
  /** What the app declares: metafield and metaobject definitions, extensions. */
  appConfig: AppConfig;
  /** Where an image of a product lies, from its file name. */
  imageUrl(shop: AdminShop, src: string): string;
  /** Real milliseconds between CREATED and RUNNING of a bulk operation. */
  bulkDelayMs: number;
  faults: AdminFaults;
  /** Told of each Flow trigger the app sent. */
  onFlowTrigger?(shop: AdminShop, handle: string, payload: unknown): void;
}

/** What each resolver gets beside its source and arguments. */
export interface AdminContext {
  shop: AdminShop;
  deps: AdminApiDeps;
  scopes: ReadonlySet<string>;
  /** Store time of this request, milliseconds. */
  nowMs: number;
}

/** A field's resolver; `never` as its source so that resolvers of all source types fit into one map. */
export type FieldResolver = (source: never, args: Args, context: AdminContext) => unknown;
export type ObjectResolvers = Record<string, FieldResolver>;

/** Ties resolvers to the type of their source. */
export function resolversOf<Source>(
  resolvers: Record<string, (source: Source, args: Args, context: AdminContext) => unknown>,
): ObjectResolvers {
  return resolvers;
}

/** ISO 8601 to the second, in UTC, as Shopify writes times. */
export function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
