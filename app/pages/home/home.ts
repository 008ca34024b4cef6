import type { Editor } from "#app/pages/home/theme-blocks.ts";
import type { Retry } from "#app/ui/retry-button.tsx";

/**
 * Words of this page.
 * - *reading*: the first sync of products or of orders: Shopify prepares a file, Tandem reads it.
 * - *reach*: how far back the orders go that we see, and whether more could be had.
 * - *concern*: something that needs the merchant's attention, with what to do about it.
 */
export type Home = {
  now: Date;
  timeZone: string;
  shopName: string | null;
  readings: Reading[];
  counts: { orders: number; orderLines: number; products: number; customers: number };
  reach: Reach;
  found: Found;
  stages: StageRun[];
  concerns: Concern[];
  editor: Editor;
  prices: Prices;
};

export type ReadingState = "waiting" | "preparing" | "reading" | "done" | "partial" | "failed";

export type Reading = {
  what: "products" | "orders";
  state: ReadingState;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** Products or orders read so far. */
  objects: number;
  rows: number;
  /** While preparing: rows that Shopify has put into the file so far. Then: all rows of it. Null: not known yet. */
  rowsTotal: number | null;
  /** Rows that could not be read. */
  problems: number;
  /** What went wrong and what to do; with a reading under way, what is being tried again. */
  message: string | null;
};

export type Reach = {
  /** When the oldest order that Shopify showed us was placed, and the newest of all; null: there is none. */
  since: Date | null;
  newest: Date | null;
  /** The oldest order of an uploaded file, where that is older. */
  fileSince: Date | null;
  /** Shopify shows us the last 60 days only: `read_all_orders` is not granted. */
  isLimited: boolean;
};

/** How many offers customers are shown, and how many wait for the merchant. */
export type Found = { bundles: OfferCount; upgrades: OfferCount };
export type OfferCount = { shown: number; proposed: number };

/** How often customers were charged what an offer promised, or less, and how often more, in the last `days`. */
export type Prices = { kept: number; broken: number; days: number };

export type StageRun = { stage: string; finishedAt: Date | null; counts: Record<string, number> };

export type Concern = {
  id: string;
  tone: "critical" | "warning";
  title: string;
  text: string;
  action: { content: string; url: string } | { content: string; retry: Retry } | null;
};

/** What is granted or asked for to see orders older than 60 days. */
export const ALL_ORDERS_SCOPE = "read_all_orders";
