import { z } from "zod";
import type { ControlRoute } from "#test/local-store/control/control-routes.ts";
import type { StorefrontActions } from "./storefront-actions.ts";

const settings = z.record(z.string(), z.unknown()).optional();
const placements = z.union([
  z.object({ obvious: z.literal(true) }),
  z.object({
    blocks: z.array(z.object({ block: z.string(), template: z.string(), section: z.string(), settings })).default([]),
    embeds: z.array(z.object({ block: z.string(), settings })).default([]),
  }),
]);
const pageCache = z.object({ seconds: z.number().min(0) });
const onOff = z.object({ on: z.boolean() });
const outOfMarket = z.object({ market: z.string(), productIds: z.array(z.number().int()) });

/** The storefront's part of the controls. */
export function storefrontRoutes(actions: StorefrontActions): ControlRoute[] {
  const post = (name: string, what: string, run: (shop: string, body: unknown) => unknown): ControlRoute => ({
    method: "POST",
    path: `shops/:shop/${name}`,
    what,
    run: ({ params: [shop = ""], body }) => run(shop, body),
  });
  return [
    post(
      "placements",
      "{ blocks: [{ block, template, section, settings? }], embeds: [{ block }] } or { obvious: true }",
      (shop, body) => {
        const wish = placements.parse(body);
        return actions.setPlacements(shop, "obvious" in wish ? "obvious" : wish);
      },
    ),
    post("page-cache", "{ seconds }", (shop, body) => actions.setPageCache(shop, pageCache.parse(body))),
    post("standard-actions", "{ on }", (shop, body) => actions.setStandardActions(shop, onOff.parse(body))),
    post("clear-page-cache", "{}", (shop) => actions.clearPageCache(shop)),
    post("out-of-market", "{ market, productIds }", (shop, body) =>
      actions.setOutOfMarket(shop, outOfMarket.parse(body)),
    ),
  ];
}
