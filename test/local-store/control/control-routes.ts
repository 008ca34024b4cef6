import type { StoreParts } from "#test/local-store/store-parts.ts";
import type { StoreActions } from "./actions.ts";
import { shopRoutes } from "./shop-routes.ts";
import { faultRoutes, storeRoutes } from "./store-routes.ts";

/** One thing that can be asked of the control. */
export interface ControlRoute {
  method: "GET" | "POST" | "DELETE";
  /** Below `/__control/`; `:name` stands for one part. */
  path: string;
  what: string;
  run(asked: { params: string[]; body: unknown; query: URLSearchParams }): unknown;
}

/** All controls there are. */
export function listRoutes(parts: StoreParts, actions: StoreActions): ControlRoute[] {
  return [...shopRoutes(parts, actions), ...storeRoutes(parts), ...faultRoutes(parts)];
}
