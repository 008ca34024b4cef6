/** @jsxImportSource preact */
import type { Offer, SetOffer, UpgradeOffer } from "#extensions/checkout-offers/src/offers/offer.ts";
import type { Addition, OfferPrice } from "#extensions/checkout-offers/src/offers/price-offer.ts";
import type { Settings } from "#extensions/checkout-offers/src/offers/read-settings.ts";
import type { Say } from "#extensions/checkout-offers/src/offers/say.ts";
import { SetCard } from "./set-card.tsx";
import { UpgradeCard } from "./upgrade-card.tsx";

type List = {
  offers: readonly Offer[];
  settings: Settings;
  say: Say;
  /** What came of the last one that was taken. */
  notice: string;
  price: (additions: readonly Addition[]) => OfferPrice | null;
  onAdd: (offer: SetOffer, additions: readonly Addition[]) => Promise<boolean>;
  onSwap: (offer: UpgradeOffer) => Promise<boolean>;
  onDecline: (offerId: string) => void;
};

/** The offers under one heading: the merchant's own, or what the first of them is. */
export function OfferList({ offers, settings, say, notice, price, onAdd, onSwap, onDecline }: List) {
  const [first] = offers;
  const { isCompact } = settings;
  const heading = settings.heading || (first && say.word(headingOf(first)));
  return (
    <s-stack gap="large">
      {notice !== "" && (
        <s-stack accessibilityRole="status">
          <s-text>{notice}</s-text>
        </s-stack>
      )}
      {heading && <s-heading>{heading}</s-heading>}
      {offers.map((offer) =>
        offer.kind === "set" ? (
          <SetCard
            key={keyOf(offer)}
            {...{ offer, say, isCompact, price }}
            onAdd={(additions) => onAdd(offer, additions)}
            onDecline={() => onDecline(offer.id)}
          />
        ) : (
          <UpgradeCard
            key={keyOf(offer)}
            {...{ offer, say, isCompact }}
            onSwap={() => onSwap(offer)}
            onDecline={() => onDecline(offer.id)}
          />
        ),
      )}
    </s-stack>
  );
}

function headingOf(offer: Offer): string {
  if (offer.kind === "upgrade") return "upgrade.heading";
  return offer.price.savingMinor > 0 ? "cart_offers.heading" : "bundle.heading";
}

/** An offer that lacks something else now is another one: what was chosen in it is chosen anew. */
function keyOf(offer: Offer): string {
  if (offer.kind === "upgrade") return `${offer.id} ${offer.line.id}`;
  return [offer.id, ...offer.members.map(({ preferred }) => preferred.product.id)].join(" ");
}
