/**
 * Liquid as Shopify's storefronts speak it: for previews in the admin, and for the local store.
 *
 * World: what a page is rendered in (the shop's words, money, files and time). Filters and tags take what they need of it.
 * Globals: the objects a page hands in (`product`, `cart`, …); snippets see them too, variables they do not.
 * Money: an integer of hundredths in every currency, as Shopify counts in Liquid.
 */
export type LiquidWorld = {
  /** The source of a snippet, for `{% render %}`; null for one that isn't there. */
  readSnippet(name: string): string | null;
  /** Parsed locale files: the shopper's, and the default that stands in where it lacks a key. */
  translate: { locale: string; words: object; fallback: object };
  /** ISO code of the currency that the shopper pays in. */
  currency: string;
  /** The shop's own way to write an amount, as `£{{amount}}`. */
  moneyFormat: string;
  /** As `moneyFormat`, with the currency told; default: moneyFormat and the code. */
  moneyWithCurrencyFormat?: string;
  assetUrl(name: string): string;
  imageUrl(image: object, size: ImageSize): string;
  /** What `'now' | date` says. */
  now: Date;
  timeZone: string;
  /** What a theme engine adds: `section`, `content_for`, `paginate`, … */
  tags?: Record<string, LiquidTag>;
  filters?: Filters;
  /** What an error while rendering does: by default it fails the page; on a storefront it is printed, as Shopify does. */
  errors?: "throw" | "print";
};

export type ImageSize = { width?: number; height?: number; crop?: string; format?: string; pad_color?: string };

/** What a filter is given behind its name: `{{ x | image_tag: 'a', alt: 'b' }}`. */
export type FilterArgs = { positional: unknown[]; named: Record<string, unknown> };

/** Takes what stands before the bar, and the arguments. It may answer later. */
export type LiquidFilter = (value: unknown, args: FilterArgs) => unknown;
export type Filters = Record<string, LiquidFilter>;

/** A tag of a theme engine. */
export type LiquidTag = {
  /** Whether it goes on until `end` and its name. */
  hasBody?: boolean;
  render(call: TagCall): string | Promise<string>;
};

export type TagCall = FilterArgs & {
  /** Everything behind the tag's name, as written. */
  markup: string;
  /** What an expression says at this place, as `collection.products`. */
  evaluate(expression: string): Promise<unknown>;
  /** Renders what stands between the tag and its end, with variables that are only seen there. */
  body(variables?: object): Promise<string>;
};
