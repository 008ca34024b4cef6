import type { Reason, Verdict } from "#app/pages/promises/load-promises.server.ts";
import { parsePage } from "#app/ui/parse-page.ts";

/** What the list can be narrowed to. */
export const SHOWS = ["all", "broken", "kept", "better"] as const;
export type Show = (typeof SHOWS)[number];

/** What is asked of the list in its address. */
export type Asked = { show: Show; page: number };

export type PromiseLine = {
  orderId: string;
  orderName: string;
  versionId: string;
  /** The offer as it is called, and its page. */
  offerName: string;
  offerUrl: string;
  verdict: Verdict;
  reason: Reason | null;
  /** The discount that the reason names. */
  cause: string | null;
  promisedMinor: number;
  chargedMinor: number;
  /** The one that the customer paid in. */
  currency: string;
  orderedAt: Date;
};

export type Promises = {
  now: Date;
  timeZone: string;
  asked: Asked;
  counts: Record<Verdict, number>;
  lines: PromiseLine[];
  hasMore: boolean;
};

export const PROMISES_A_PAGE = 20;

export function parseAsked(search: URLSearchParams): Asked {
  return { show: SHOWS.find((one) => one === search.get("show")) ?? "all", page: parsePage(search) };
}

/** The address of the list for what is asked. */
export function toAddress({ show, page }: Partial<Asked> = {}): string {
  const search = new URLSearchParams();
  if (show && show !== "all") search.set("show", show);
  if (page && page > 1) search.set("page", String(page));
  return search.size > 0 ? `/app/promises?${search}` : "/app/promises";
}
