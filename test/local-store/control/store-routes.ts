import type { StoreParts } from "#test/local-store/store-parts.ts";
import type { WebhookFault } from "#test/local-store/webhooks/faults.ts";
import type { ControlRoute } from "./control-routes.ts";
import { describeShop } from "./describe-shop.ts";
import * as wish from "./wishes.ts";

/** The store as a whole: its clock and its webhooks. */
export function storeRoutes(parts: StoreParts): ControlRoute[] {
  return [
    { method: "GET", path: "state", what: "shops, clock, faults", run: () => describeStore(parts) },
    {
      method: "POST",
      path: "clock",
      what: "{ advanceMs?, speed? }",
      async run({ body }) {
        const { advanceMs, speed } = wish.clock.parse(body);
        if (speed !== undefined) parts.clock.setSpeed(speed);
        if (advanceMs !== undefined) await parts.clock.advance(advanceMs);
        parts.changed();
        return describeClock(parts);
      },
    },
    {
      method: "GET",
      path: "webhooks",
      what: "the log, newest first; ?shop= &topic= &status= &limit=",
      run: ({ query }) => listDeliveries(parts, query),
    },
    {
      method: "POST",
      path: "webhooks/:id/resend",
      what: "sends a delivery once more, as it was",
      run: ({ params: [id = ""] }) => parts.webhooks.resend(id),
    },
    {
      method: "POST",
      path: "webhooks/settle",
      what: "waits until no attempt is under way",
      run: () => parts.webhooks.settled(),
    },
  ];
}

function describeStore(parts: StoreParts) {
  return {
    clock: describeClock(parts),
    shops: [...parts.shops.values()].map(describeShop),
    faults: { webhooks: parts.webhooks.faults.list(), auth: parts.authFaults.list(), admin: parts.adminDeps.faults },
  };
}

function describeClock({ clock }: StoreParts) {
  return { now: new Date(clock.now()).toISOString(), speed: clock.speed() };
}

function listDeliveries(parts: StoreParts, query: URLSearchParams) {
  const fits = (key: "shop" | "topic" | "status", value: string) => !query.has(key) || query.get(key) === value;
  const limit = Number(query.get("limit") ?? 100);
  return parts.webhooks
    .log()
    .filter((one) => fits("shop", one.shop) && fits("topic", one.topic) && fits("status", one.status))
    .slice(-limit)
    .reverse();
}

/** What goes wrong on demand. */
export function faultRoutes(parts: StoreParts): ControlRoute[] {
  return [
    {
      method: "POST",
      path: "faults/webhooks",
      what: "{ kind, topic?, shop?, times?, copies?, ms? }",
      run: ({ body }) => parts.webhooks.faults.add(wish.webhookFault.parse(body) satisfies WebhookFault),
    },
    {
      method: "POST",
      path: "faults/auth",
      what: "{ kind: unreachable | error | refuse-refresh, shop?, times? }",
      run: ({ body }) => parts.authFaults.set(wish.authFault.parse(body)),
    },
    {
      method: "POST",
      path: "faults/admin",
      what: "fields of AdminFaults (admin-api/faults.ts)",
      run: ({ body }) => Object.assign(parts.adminDeps.faults, wish.adminFaults.parse(body)),
    },
    {
      method: "DELETE",
      path: "faults",
      what: "no faults any more",
      run() {
        parts.webhooks.faults.clear();
        parts.authFaults.clear();
        Object.assign(parts.adminDeps.faults, wish.noAdminFaults());
      },
    },
  ];
}
