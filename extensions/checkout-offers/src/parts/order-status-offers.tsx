/** @jsxImportSource preact */
import type { Api } from "@shopify/ui-extensions/customer-account.order-status.block.render";
import { saveAnswer } from "#extensions/checkout-offers/src/offers/ask-customer-account.ts";
import { toRecord } from "#extensions/checkout-offers/src/offers/json.ts";
import { readPublished } from "#extensions/checkout-offers/src/offers/read-published.ts";
import { OrderOffers, type OrderPage } from "./order-offers.tsx";
import { Question } from "./question.tsx";
import { useOwned } from "./use-owned.ts";

type Host = OrderPage & Pick<Api, "authenticationState" | "order">;

/** What goes with an order and isn't owned yet, and whether that was useful: asked of who is signed in, as others can't answer. */
export function OrderStatusOffers({ api, now }: { api: Host; now: Date }) {
  const isSignedIn = api.authenticationState.value === "fully_authenticated";
  const owned = useOwned(isSignedIn);
  const orderId = api.order.value?.id;
  const isAnswered = toRecord(readPublished(api.appMetafields.value).suggestion).v === 1;
  return (
    <OrderOffers
      {...{ api, now, owned }}
      under={({ id }, say) =>
        isSignedIn &&
        orderId !== undefined && (
          <Question {...{ say, isAnswered }} save={(answer) => saveAnswer(fetch, orderId, { id, ...answer })} />
        )
      }
    />
  );
}
