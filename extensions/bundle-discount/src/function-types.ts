/**
 * What our input query gives, and what Shopify takes of an answer. Written by hand: it is short, and the fixtures hold it to
 * Shopify's schema in the tests. `jsonValue` is ours, and yet anything: it is read where it is used.
 */
export type Input = {
  cart: {
    lines: InputLine[];
    cost: { subtotal: { currency: string } };
    buyer: {
      isSignedIn: boolean;
      company: { __typename: string } | null;
      customer: { metafield: Metafield } | null;
    } | null;
  };
  localization: { language: { code: string } };
  shop: { today: { date: string } };
  discount: { classes: string[]; metafield: Metafield };
};

export type InputLine = {
  id: string;
  quantity: number;
  cost: { amountPerQuantity: { amount: string } };
  sellingPlanAllocation: { __typename: string } | null;
  merchandise:
    | { __typename: "ProductVariant"; id: string; product: { id: string; metafield: Metafield } }
    | { __typename: "CustomProduct" };
};

export type Metafield = { jsonValue: unknown } | null;

export type Target = { cartLine: { id: string; quantity?: number } };
export type Candidate = { targets: Target[]; value: { percentage: { value: number } }; message: string };
export type Operation = { productDiscountsAdd: { selectionStrategy: "ALL"; candidates: Candidate[] } };
export type Output = { operations: Operation[] };
