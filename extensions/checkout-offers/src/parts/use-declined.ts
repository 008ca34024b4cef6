import { useEffect, useState } from "preact/hooks";
import { toList, toText } from "#extensions/checkout-offers/src/offers/json.ts";

type Storage = { read: (key: string) => Promise<unknown>; write: (key: string, value: unknown) => Promise<void> };

const KEY = "declined";

/**
 * The offers that the shopper said no to, in this checkout; null until Shopify's storage has said so. A storage that keeps
 * nothing forgets them with the page: an offer shows once more.
 */
export function useDeclined(storage: Storage): [readonly string[] | null, (offerId: string) => void] {
  const [declined, setDeclined] = useState<readonly string[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once; what is declined later is known here first
  useEffect(() => {
    storage.read(KEY).then(
      (kept) => setDeclined(toList(kept).map(toText)),
      () => setDeclined([]),
    );
  }, []);
  const decline = (offerId: string) => {
    const all = [...(declined ?? []), offerId];
    setDeclined(all);
    storage.write(KEY, all).catch(() => undefined);
  };
  return [declined, decline];
}
