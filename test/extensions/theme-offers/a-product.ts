/** Products as Liquid knows them: plain objects, amounts in hundredths. */
export type LiquidVariant = {
  id: number;
  title: string;
  price: number;
  compare_at_price: number | null;
  available: boolean;
  image: object | null;
  requires_selling_plan: boolean;
  quantity_rule: { min: number; max: number | null; increment: number };
};

export type LiquidProduct = {
  id: number;
  title: string;
  url: string;
  available: boolean;
  "gift_card?": boolean;
  requires_selling_plan: boolean;
  has_only_default_variant: boolean;
  price_varies: boolean;
  featured_image: object | null;
  variants: LiquidVariant[];
  selected_or_first_available_variant: LiquidVariant | undefined;
  metafields: Record<string, Record<string, { value: unknown } | undefined>>;
};

export type ProductParts = Partial<Omit<LiquidProduct, "variants">> & {
  price?: number;
  variants?: Partial<LiquidVariant>[];
};

export const FIRST_PRODUCT = 8_000_000_000_000;

/** The product with this number (1, 2, …), as the wire fixtures count them; its variants have ids from number × 10. */
export function aProduct(
  number: number,
  { price = 2000 * number, variants, ...parts }: ProductParts = {},
): LiquidProduct {
  const all = (variants ?? [{ title: "Default Title" }]).map((variant, place) =>
    aVariant(45_000_000_000_000 + number * 10 + place + 1, { price, title: `Option ${place + 1}`, ...variant }),
  );
  const selected = all.find((variant) => variant.available) ?? all[0];
  return {
    id: FIRST_PRODUCT + number,
    title: `Product ${number}`,
    url: `/products/product-${number}`,
    available: all.some((variant) => variant.available),
    "gift_card?": false,
    requires_selling_plan: false,
    has_only_default_variant: all.length === 1 && all[0]?.title === "Default Title",
    price_varies: new Set(all.map((variant) => variant.price)).size > 1,
    featured_image: { src: `/images/${number}.png`, width: 800, height: 800, alt: `Picture ${number}` },
    variants: all,
    selected_or_first_available_variant: selected,
    metafields: {},
    ...parts,
  };
}

function aVariant(id: number, parts: Partial<LiquidVariant>): LiquidVariant {
  return {
    ...{ id, title: "Default Title", price: 2000, compare_at_price: null, available: true, image: null },
    ...{ requires_selling_plan: false, quantity_rule: { min: 1, max: null, increment: 1 } },
    ...parts,
  };
}
