import { parsePage } from "#app/ui/parse-page.ts";

/**
 * Words of these pages.
 * - *shelf*: one of the two lists: bundles (with tiers and quantity breaks), and upgrades.
 * - *standing*: how an offer stands for the merchant, from what Tandem made of it and what the merchant said.
 * - *face*: a product as it is shown beside an offer.
 */
export const SHELVES = ["bundles", "upgrades"] as const;
export type Shelf = (typeof SHELVES)[number];

export type Kind = "bundle" | "tier" | "quantity" | "upgrade";
/** What is on each shelf. */
export const KINDS: Record<Shelf, Kind[]> = { bundles: ["bundle", "tier", "quantity"], upgrades: ["upgrade"] };

/** `gone`: no longer found, or one of its products can't be sold now. */
export type Standing = "shown" | "proposed" | "paused" | "turnedDown" | "gone";

/** What a list can be narrowed to. `all`: everything that is shown or could be. */
export const SHOWS = ["all", "shown", "proposed", "paused", "turnedDown"] as const;
export type Show = (typeof SHOWS)[number];

/** What is asked of a list in its address. */
export type Asked = { show: Show; page: number };

export type Face = { productId: string; title: string; imageUrl: string | null };

/** What an offer is expected to earn in 30 days; revenue where a cost is unknown. */
export type Earning = { minor: number; isProfit: boolean };

export type OfferLine = {
  offerId: string;
  kind: Kind;
  faces: Face[];
  /** Of a quantity break: the most of the product that a step has. */
  most: number;
  sentence: string;
  /** The savings of its levels that are any, in percent. */
  savings: number[];
  earning: Earning;
  standing: Standing;
  isPinned: boolean;
};

/** How good the guesses are, held against later orders that they did not know; null before the first search. */
export type HowGood =
  | { enough: false; n: number }
  | {
      enough: true;
      n: number;
      ours: number;
      popularity: number;
      confidenceMax: number;
      standardError: number;
      coverage: number;
    };

/** A product in so many orders, at so low a price, that it says nothing of what belongs together. */
export type AddOn = { face: Face; share: number; meanPriceMinor: number };

/** What the last search through the orders looked at. */
export type Search = { isRunning: boolean; ranAt: Date | null; orders: number; baskets: number };

export type OfferShelf = {
  now: Date;
  timeZone: string;
  currency: string;
  shelf: Shelf;
  asked: Asked;
  counts: Record<Show, number>;
  offers: OfferLine[];
  hasMore: boolean;
  search: Search;
  howGood: HowGood | null;
  addOns: AddOn[];
};

export const OFFERS_A_PAGE = 20;

/** What a list's address asks for; anything strange is read as the first page of all. */
export function parseAsked(search: URLSearchParams): Asked {
  return { show: SHOWS.find((one) => one === search.get("show")) ?? "all", page: parsePage(search) };
}

/** The address of a list for what is asked. */
export function toAddress(shelf: Shelf, { show, page }: Partial<Asked> = {}): string {
  const search = new URLSearchParams();
  if (show && show !== "all") search.set("show", show);
  if (page && page > 1) search.set("page", String(page));
  return search.size > 0 ? `/app/${shelf}?${search}` : `/app/${shelf}`;
}

export function shelfOf(kind: Kind): Shelf {
  return KINDS.upgrades.includes(kind) ? "upgrades" : "bundles";
}

/** What became of something the merchant asked for. */
export type Answer = { isDone: boolean; text: string };
