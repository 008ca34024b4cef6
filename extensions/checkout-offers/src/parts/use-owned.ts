import { useEffect, useState } from "preact/hooks";
import { askOwned } from "#extensions/checkout-offers/src/offers/ask-customer-account.ts";

/** The products of a signed-in shopper's earlier orders; null while they are asked for, none where Shopify doesn't say. */
export function useOwned(isSignedIn: boolean): readonly number[] | null {
  const [owned, setOwned] = useState<readonly number[] | null>(null);
  useEffect(() => {
    if (!isSignedIn) return;
    askOwned(fetch).then(setOwned, () => setOwned([]));
  }, [isSignedIn]);
  return isSignedIn ? owned : [];
}
