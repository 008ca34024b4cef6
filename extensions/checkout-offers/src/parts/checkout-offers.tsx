/** @jsxImportSource preact */
import type { Api } from "@shopify/ui-extensions/purchase.checkout.block.render";
import { useState } from "preact/hooks";
import { addSet, swapLine } from "#extensions/checkout-offers/src/offers/change-cart.ts";
import { composeNeed, composeOffers } from "#extensions/checkout-offers/src/offers/compose-offers.ts";
import type { SetOffer, UpgradeOffer } from "#extensions/checkout-offers/src/offers/offer.ts";
import { type Addition, priceAdditions } from "#extensions/checkout-offers/src/offers/price-offer.ts";
import { readSettings } from "#extensions/checkout-offers/src/offers/read-settings.ts";
import { type Page, readPlace, readSituation } from "#extensions/checkout-offers/src/offers/read-situation.ts";
import { makeSay, type Say } from "#extensions/checkout-offers/src/offers/say.ts";
import { type Situation, toTerms } from "#extensions/checkout-offers/src/offers/situation.ts";
import { OfferList } from "./offer-list.tsx";
import { Preview } from "./preview.tsx";
import { Failed, Loading, Nothing } from "./states.tsx";
import { useDeclined } from "./use-declined.ts";
import { useLive } from "./use-live.ts";

type Host = Page &
  Pick<Api, "applyCartLinesChange" | "i18n" | "instructions" | "localization" | "query" | "settings" | "storage"> & {
    extension: { editor?: unknown };
  };

/** Offers in checkout unless the merchant wants more: one is a help, three are a shop window. */
const USUAL = 1;

/** Sets that the cart nearly fills, and better products, in checkout. */
export function CheckoutOffers({ api, now }: { api: Host; now: Date }) {
  const { canAddCartLine, canUpdateCartLine } = api.instructions.value.lines;
  const situation = { ...readSituation(api, now), may: { add: canAddCartLine, update: canUpdateCartLine } };
  const settings = readSettings(api.settings.value, USUAL, situation.published.config.page);
  const say = makeSay(api.i18n, situation.currency);
  const [declined, decline] = useDeclined(api.storage);
  const need = composeNeed(situation);
  const { live, error } = useLive(api.query, need, readPlace(api, situation.currency));
  const { notice, add, swap } = useTaking(api.applyCartLinesChange, situation, say);

  const isAsking = need.products.length > 0 && !error && (live === null || declined === null);
  const offers = live && declined ? composeOffers(situation, live, { declined, most: settings.most }) : [];
  if (offers.length === 0 && notice === "") {
    if (isAsking) return <Loading />;
    if (api.extension.editor) return <Preview {...{ say, settings }} heading={say.word("cart_offers.heading")} />;
    return error ? <Failed error={error} /> : <Nothing />;
  }
  return (
    <OfferList
      {...{ offers, settings, say, notice }}
      price={(additions) => live && priceAdditions(situation.cart, additions, toTerms(situation, live))}
      onAdd={add}
      onSwap={swap}
      onDecline={decline}
    />
  );
}

/** Takes offers, and remembers what came of the last one. */
function useTaking(apply: Host["applyCartLinesChange"], situation: Situation, say: Say) {
  const [notice, setNotice] = useState("");
  const add = async ({ entry, members }: SetOffer, additions: readonly Addition[]) => {
    const added = await addSet(apply, entry, additions, situation);
    const product =
      members[0]?.choices.find(({ product }) => product.id === additions[0]?.productId)?.product.title ?? "";
    const isWhole = added === additions.length;
    if (added > 0) setNotice(isWhole ? say.word("set.added") : say.word("goes_with.partly", { product }));
    return added > 0;
  };
  const swap = async (offer: UpgradeOffer) => {
    const isIn = await swapLine(apply, offer, situation.arm);
    if (isIn) setNotice(say.word("set.added"));
    return isIn;
  };
  return { notice, add, swap };
}
