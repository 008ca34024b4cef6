/**
 * - *delivery*: one message of one subscription: a topic, a raw body that never changes, and its attempts.
 * - *attempt*: one POST of it, and what came back.
 * - *event*: what happened in the shop; several deliveries may come from one and share its event id.
 */
export interface Delivery {
  /** `X-Shopify-Webhook-Id`: the same on every attempt and on duplicates. */
  id: string;
  eventId: string;
  shop: string;
  topic: string;
  uri: string;
  name: string | null;
  apiVersion: string;
  /** The raw body, as it was when the event happened: retries carry the original. */
  body: string;
  /** ISO 8601, the store's time. */
  triggeredAt: string;
  status: "held" | "waiting" | "delivered" | "failed" | "dropped";
  /** Milliseconds of the store's time; null when no attempt is planned. */
  nextAttemptAtMs: number | null;
  attempts: Attempt[];
  damage: Damage | null;
}

export interface Attempt {
  /** ISO 8601, the store's time. */
  at: string;
  /** Null: no answer came (refused, reset, or later than five seconds). */
  status: number | null;
  error: string | null;
  durationMs: number;
}

/**
 * What is done to a delivery on its way, for tests of the app's door:
 * - `corrupt-hmac`: the first attempt carries a wrong signature;
 * - `truncate`: the first attempt's body ends in the middle, signed as a whole;
 * - `malformed`: every attempt's body ends in the middle and is signed as it is.
 */
export type Damage = "corrupt-hmac" | "truncate" | "malformed";

/**
 * Waits before the eight retries: they add up to four hours, each longer than the one before. Shopify says "8 times over
 * 4 hours, exponential backoff" and not how long each wait is.
 * https://shopify.dev/changelog/updates-to-webhook-retry-mechanism
 */
export const RETRY_WAITS_MS = [10, 30, 120, 300, 900, 1800, 3600, 7640].map((seconds) => seconds * 1000);
