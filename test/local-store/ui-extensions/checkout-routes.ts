import { z } from "zod";
import type { ControlRoute } from "#test/local-store/control/control-routes.ts";
import { requireShop, type StoreParts } from "#test/local-store/store-parts.ts";
import type { CheckoutActions } from "./checkout-actions.ts";

const settings = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional();
const places = z.union([
  z.object({ obvious: z.literal(true) }),
  z.object({ places: z.array(z.object({ extension: z.string(), target: z.string(), settings })) }),
]);
const lines = z.object({
  canAddCartLine: z.boolean().optional(),
  canUpdateCartLine: z.boolean().optional(),
  canRemoveCartLine: z.boolean().optional(),
});
const plan = z.object({ plan: z.enum(["basic", "plus"]) });

/** Checkout's part of the controls. */
export function checkoutRoutes(parts: StoreParts, actions: CheckoutActions): ControlRoute[] {
  const post = (name: string, what: string, run: (shop: string, body: unknown) => unknown): ControlRoute => ({
    method: "POST",
    path: `shops/:shop/${name}`,
    what,
    run: ({ params: [shop = ""], body }) => run(shop, body),
  });
  return [
    post("extensions", "{ places: [{ extension, target, settings? }] } or { obvious: true }", (shop, body) => {
      const wish = places.parse(body);
      return actions.setExtensions(shop, "obvious" in wish ? "obvious" : wish.places);
    }),
    post("line-instructions", "{ canAddCartLine?, canUpdateCartLine?, canRemoveCartLine? }", (shop, body) =>
      actions.setLineInstructions(shop, lines.parse(body)),
    ),
    post("plan", "{ plan: basic | plus }", (shop, body) => actions.setPlan(shop, plan.parse(body))),
    {
      method: "GET",
      path: "shops/:shop/extension-problems",
      what: "what UI extensions did wrong",
      run: ({ params: [shop = ""] }) => requireShop(parts, shop).checkoutSetup.problems,
    },
  ];
}
