/**
 * Words of the theme.
 * - *block*: a piece of a page that shows offers; the merchant puts it where they like in Shopify's theme editor.
 * - *embed*: what stands on every page once it is switched on, and has no place of its own.
 */
export type ThemeBlock = {
  /** The name of its file in the theme extension. */
  handle: string;
  /** As the editor calls it. */
  title: string;
  text: string;
  isEmbed: boolean;
  /** The page on which the editor opens. */
  template: "index" | "product" | "cart";
  /** Where the editor puts it: beside the page's own content, or in a section of its own where a theme may have none. */
  target: "mainSection" | "newAppsSection";
  /** What most shops want first. */
  isFirst: boolean;
};

const BESIDE = { isEmbed: false, template: "product", target: "mainSection", isFirst: false } as const;
const BELOW = { isEmbed: false, template: "index", target: "newAppsSection", isFirst: false } as const;

/** Everything that Tandem can show in a theme. A contract test holds this list to the extension's files. */
export const THEME_BLOCKS: readonly ThemeBlock[] = [
  {
    ...{ handle: "embed", title: "Offers everywhere", isEmbed: true, isFirst: true },
    ...{ template: "index", target: "newAppsSection" },
    text: "Shows offers for the cart in your theme's cart drawer too.",
  },
  {
    ...{ ...BESIDE, handle: "bundle", title: "Bundle", isFirst: true },
    text: "What is bought together with the product, on its page.",
  },
  {
    ...{ ...BESIDE, handle: "tiers", title: "Tiers" },
    text: "Two, three or more products, and what each step saves, on the product's page.",
  },
  {
    ...{ ...BESIDE, handle: "quantity-breaks", title: "Quantity breaks" },
    text: "What several of the same save, on the product's page.",
  },
  {
    ...{ ...BESIDE, handle: "upgrade", title: "Upgrade" },
    text: "The better product, and what it has more, on the product's page.",
  },
  {
    ...{ ...BELOW, handle: "cart-offers", title: "Cart offers", template: "cart" },
    text: "What completes the things in the cart, on the cart's page.",
  },
  {
    ...{ ...BELOW, handle: "campaign", title: "Campaign" },
    text: "A set that you put together yourself, on any page.",
  },
  {
    ...{ ...BELOW, handle: "picks", title: "Picks" },
    text: "A row of products that go with what the shopper looked at, on any page.",
  },
];

/** Whose theme is edited, and the app's client id, by which the editor knows whose block is meant. */
export type Editor = { shop: string; apiKey: string };

/**
 * The address in Shopify's theme editor that adds a block, or switches the embed on, in the theme that shoppers see
 * (https://shopify.dev/docs/apps/build/online-store/theme-app-extensions/configuration#deep-linking).
 */
export function toEditorAddress({ handle, isEmbed, template, target }: ThemeBlock, editor: Editor): string {
  const id = `${editor.apiKey}/${handle}`;
  return toAddress(editor, {
    template,
    ...(isEmbed ? { context: "apps", activateAppId: id } : { addAppBlockId: id, target }),
  });
}

/** The page of the editor where the block is looked for first; nothing is added. */
export function toEditorPage({ isEmbed, template }: ThemeBlock, editor: Editor): string {
  return toAddress(editor, { template, ...(isEmbed && { context: "apps" }) });
}

function toAddress({ shop }: Editor, query: Record<string, string>): string {
  return `https://${shop}/admin/themes/current/editor?${new URLSearchParams(query)}`;
}

/** What Shopify's admin tells of an app's extensions; only as much of it as is read here. */
export type ExtensionFacts = { type: string; activations: readonly object[] };

/** The blocks that stand in the theme, by their handles. */
export function listActive(extensions: readonly ExtensionFacts[]): string[] {
  const ofTheme = extensions.filter(({ type }) => type === "theme_app_extension");
  return ofTheme.flatMap(({ activations }) =>
    activations.flatMap((one) =>
      "handle" in one && typeof one.handle === "string" && "status" in one && one.status === "active"
        ? [one.handle]
        : [],
    ),
  );
}
