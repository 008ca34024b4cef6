import { setTimeout as sleep } from "node:timers/promises";
import { GraphqlQueryError, HttpResponseError, HttpThrottlingError, type Session } from "@shopify/shopify-api";
import { z } from "zod";
import { requireSession } from "#app/shopify/access.server.ts";
import { shopifyLibrary } from "#app/shopify/api.server.ts";
import { ShopifyRefused, ShopifyUnavailable } from "#app/shopify/errors.ts";

/** One operation of the Admin API: its document, and what its answer must look like. */
export type Operation<Data> = { document: string; answer: z.ZodType<Data> };

/** Tries at one call before the job that made it is put off. */
const MAX_TRIES = 8;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 20_000;

/**
 * Calls the Admin API of `shop` and returns the parsed answer.
 *
 * Waits out throttling for as long as the bucket needs to refill (Shopify tells the cost, what is left and the rate),
 * tries again on 5xx and network faults, and renews a refused token once.
 * @throws ShopifyAccessLost, ShopifyRefused (GraphQL errors), ShopifyUnavailable (still failing after all tries)
 */
export async function callAdmin<Data>(
  shop: string,
  operation: Operation<Data>,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  let session = await requireSession(shop);
  let renewed = false;
  for (let tries = 1; ; tries += 1) {
    try {
      return await callOnce(session, operation, variables);
    } catch (error) {
      if (isUnauthorized(error) && !renewed) {
        renewed = true;
        session = await requireSession(shop, session.accessToken);
        continue;
      }
      const pause = pauseBefore(error, tries);
      if (pause === null) throw toOurs(error, shop);
      await sleep(pause);
    }
  }
}

async function callOnce<Data>(session: Session, operation: Operation<Data>, variables: Record<string, unknown>) {
  const client = new (shopifyLibrary().clients.Graphql)({ session });
  const response = await client.request(operation.document, { variables });
  const parsed = operation.answer.safeParse(response.data);
  if (!parsed.success)
    throw new ShopifyRefused(`Shopify's answer has an unexpected shape: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** How long to wait before trying again, or null when trying again is of no use. */
function pauseBefore(error: unknown, tries: number): number | null {
  if (tries >= MAX_TRIES) return null;
  const backoff = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS);
  if (error instanceof GraphqlQueryError) return throttledMs(error);
  if (error instanceof HttpThrottlingError) return Math.max((error.response.retryAfter ?? 0) * 1000, backoff);
  if (error instanceof HttpResponseError) return error.response.code >= 500 ? backoff : null;
  return error instanceof ShopifyRefused ? null : backoff;
}

const ThrottledBody = z.object({
  errors: z.object({
    graphQLErrors: z.array(z.object({ extensions: z.object({ code: z.string().optional() }).optional() })).optional(),
  }),
  extensions: z
    .object({
      cost: z.object({
        requestedQueryCost: z.number(),
        throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
      }),
    })
    .optional(),
});

/** Milliseconds until the bucket holds what the call costs, or null when the error is not throttling. */
function throttledMs(error: GraphqlQueryError): number | null {
  const parsed = ThrottledBody.safeParse(error.body);
  if (!parsed.success) return null;
  if (!parsed.data.errors.graphQLErrors?.some((one) => one.extensions?.code === "THROTTLED")) return null;
  const cost = parsed.data.extensions?.cost;
  if (!cost) return LONGEST_PAUSE_MS / 10;
  const missing = cost.requestedQueryCost - cost.throttleStatus.currentlyAvailable;
  return Math.min(Math.max(missing / cost.throttleStatus.restoreRate, 0.2) * 1000, LONGEST_PAUSE_MS);
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof HttpResponseError && error.response.code === 401;
}

function toOurs(error: unknown, shop: string): unknown {
  if (error instanceof ShopifyRefused) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof GraphqlQueryError && throttledMs(error) === null) {
    return new ShopifyRefused(`Shopify refused a call for ${shop}: ${message}`);
  }
  return new ShopifyUnavailable(`Shopify could not answer for ${shop} just now: ${message}`);
}
