/** A product as the Storefront API answers it, as far as the test cares. */
export type Sold = {
  id: number;
  title: string;
  price?: string;
  variants?: readonly {
    id: number;
    title: string;
    price: string;
    isSold?: boolean;
    rule?: object;
    comparedTo?: string;
  }[];
  isSold?: boolean;
  isGiftCard?: boolean;
  onlyBySubscription?: boolean;
  bundles?: unknown;
  facts?: readonly { key: string; type: string; value: string }[];
  options?: Record<string, readonly string[]>;
  currency?: string;
};

export function toNode(sold: Sold): object {
  const { id, title, price = "10.00", currency = "GBP", facts = [], options = {}, bundles } = sold;
  const variants = sold.variants ?? [{ id: id * 10, title: "Default Title", price }];
  return {
    ...{ id: `gid://shopify/Product/${id}`, title, handle: `product-${id}` },
    ...{ availableForSale: sold.isSold ?? true, isGiftCard: sold.isGiftCard ?? false },
    requiresSellingPlan: sold.onlyBySubscription ?? false,
    featuredImage: { url: `https://cdn.example/${id}.png` },
    options: Object.entries(options).map(([name, values]) => ({
      name,
      optionValues: values.map((one) => ({ name: one })),
    })),
    variantsCount: { count: variants.length },
    variants: {
      nodes: variants.slice(0, 100).map((variant) => ({
        ...{
          id: `gid://shopify/ProductVariant/${variant.id}`,
          title: variant.title,
          weight: 0,
          weightUnit: "KILOGRAMS",
        },
        availableForSale: variant.isSold ?? true,
        price: { amount: variant.price, currencyCode: currency },
        compareAtPrice: variant.comparedTo ? { amount: variant.comparedTo } : null,
        image: null,
        quantityRule: { minimum: 1, maximum: null, increment: 1, ...variant.rule },
      })),
    },
    bundles: bundles ? { value: JSON.stringify(bundles) } : null,
    facts: facts.map(({ key, ...fact }) => ({ namespace: key.split(".")[0], key: key.split(".")[1], ...fact })),
  };
}
