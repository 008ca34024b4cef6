import { useEffect, useState } from "preact/hooks";
import { composeQuery, type Place } from "#extensions/checkout-offers/src/offers/compose-query.ts";
import type { Live, Need } from "#extensions/checkout-offers/src/offers/live.ts";
import { parseLive } from "#extensions/checkout-offers/src/offers/parse-live.ts";

type Query = (
  query: string,
  options: { variables: Record<string, unknown> },
) => Promise<{ data?: unknown; errors?: readonly { message: string }[] }>;

/** What Shopify said last, while it is asked again too; `error` where it said nothing. */
export type Asked = { live: Live | null; error: unknown };

/** Asks Shopify for what is needed: once, and again when the need or the place changes; an answer that came too late is dropped. */
export function useLive(query: Query, need: Need, at: Place & { currency: string }): Asked {
  const [asked, setAsked] = useState<Asked>({ live: null, error: null });
  const key = JSON.stringify([need, at]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the question depends on
  useEffect(() => {
    let isCurrent = true;
    const answer = (next: Asked) => isCurrent && setAsked(next);
    if (need.products.length > 0) {
      ask(query, need, at).then(
        (live) => answer({ live, error: null }),
        (error: unknown) => answer({ live: null, error }),
      );
    }
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return asked;
}

/** @throws where Shopify answers with errors or not at all */
async function ask(query: Query, need: Need, at: Place & { currency: string }): Promise<Live> {
  const { query: text, variables } = composeQuery(need, at);
  const { data, errors = [] } = await query(text, { variables });
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("; "));
  return parseLive(data, need, at.currency);
}
