/** @jsxImportSource preact */
import type { Choice, Member } from "#extensions/checkout-offers/src/offers/offer.ts";
import type { Say } from "#extensions/checkout-offers/src/offers/say.ts";
import { readValue } from "./read-value.ts";

type Chosen = { member: Member; chosen: Choice; onChoose: (choice: Choice) => void; say: Say };

/** Where more than one variant, or more than one product, can fill a slot, the shopper chooses. */
export function ChoiceSelect({ member: { choices }, chosen, onChoose, say }: Chosen) {
  if (choices.length < 2) return null;
  const isOneProduct = choices.every(({ product }) => product.id === chosen.product.id);
  const isOnePrice = choices.every(({ variant }) => variant.unitMinor === chosen.variant.unitMinor);
  const name = ({ product, variant }: Choice) =>
    [isOneProduct ? "" : product.title, variant.title, isOnePrice ? "" : say.money(variant.unitMinor)]
      .filter((part) => part !== "")
      .join(" · ");
  return (
    <s-select
      label={`${say.word("set.option_of")} ${chosen.product.title}`}
      value={String(chosen.variant.id)}
      onChange={(event) => {
        const choice = choices.find(({ variant }) => String(variant.id) === readValue(event));
        if (choice) onChoose(choice);
      }}
    >
      {choices.map((choice) => (
        <s-option key={choice.variant.id} value={String(choice.variant.id)}>
          {name(choice)}
        </s-option>
      ))}
    </s-select>
  );
}
