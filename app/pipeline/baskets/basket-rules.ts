import { z } from "zod";
import { declareNumber, declareProducts } from "#app/shops/declare-rule.ts";
import type { BasketOrder } from "./basket.ts";

/** Why an order is no basket. */
export type LeftOutReason = "test" | "cancelled" | "refunded" | "renewal" | "b2b" | "pos" | "zeroTotal" | "noProduct";

type LeaveOutRule = {
  reason: Exclude<LeftOutReason, "noProduct">;
  /** For the merchant: what is left out, and why. */
  label: string;
  help: string;
  /** What holds until the merchant says otherwise. */
  byDefault: boolean;
  applies(order: BasketOrder): boolean;
};

/** Which orders tell nothing of what shoppers put together, in the order in which they are asked: the first that applies is the reason. */
export const LEAVE_OUT_RULES: readonly LeaveOutRule[] = [
  {
    reason: "test",
    label: "Test orders",
    help: "Made with a test gateway.",
    byDefault: true,
    applies: (order) => order.isTest,
  },
  {
    reason: "cancelled",
    label: "Cancelled orders",
    help: "Whatever the reason.",
    byDefault: true,
    applies: (order) => order.isCancelled,
  },
  {
    reason: "refunded",
    label: "Orders that were refunded in full",
    help: "All of it came back, or all of it was paid back.",
    byDefault: true,
    applies: isFullyRefunded,
  },
  // The first order of a subscription is a choice; those that follow repeat it.
  {
    reason: "renewal",
    label: "Renewals of subscriptions",
    help: "The first order of a subscription is a choice and counts; those that follow repeat it.",
    byDefault: true,
    applies: (order) => order.sourceName === "subscription_contract",
  },
  {
    reason: "b2b",
    label: "Orders of companies (B2B)",
    help: "Companies stock up, which says little of what shoppers put together.",
    byDefault: true,
    applies: (order) => order.isB2b,
  },
  {
    reason: "pos",
    label: "Orders from your tills (POS)",
    help: "They count by default: what goes together in a shop goes together online.",
    byDefault: false,
    applies: (order) => order.sourceName === "pos",
  },
  // Samples, replacements and giveaways: nobody chose what is in them.
  {
    reason: "zeroTotal",
    label: "Orders that cost nothing",
    help: "Samples, replacements and giveaways: nobody chose what is in them.",
    byDefault: true,
    applies: (order) => order.totalMinor === 0,
  },
];

/** What else the merchant settles about what orders tell. */
export const BASKET_RULES = {
  minCustomers: declareNumber({
    label: "Different customers behind an offer",
    help: "What fewer customers than this bought together is no evidence: it may be one household's habit.",
    ...{ unit: "customers", byDefault: 3, min: 1, max: 100, step: 1 },
  }),
  excludedProducts: declareProducts({
    label: "Products that say nothing",
    help: "Such as gift wrap and shipping protection, which go with everything. They are not counted in any order.",
    max: 1000,
  }),
  keptAddOns: declareProducts({
    label: "Cheap products that count like any other",
    help: "They are in many orders at a low price and look like extras; you said that they are not.",
    max: 1000,
  }),
};

/** What the merchant settled about what orders tell. */
export type BasketRules = {
  leaveOut: ReadonlySet<LeftOutReason>;
  /** Products that are in no basket, such as gift wrap. */
  excludedProducts: ReadonlySet<bigint>;
  /** Products that look like add-ons, and that the merchant wants to be taken like any other. */
  keptAddOns: ReadonlySet<bigint>;
  /** A tie needs at least so many different customers. */
  minCustomers: number;
};

export const DEFAULT_BASKET_RULES: BasketRules = {
  leaveOut: new Set(LEAVE_OUT_RULES.filter((rule) => rule.byDefault).map((rule) => rule.reason)),
  excludedProducts: new Set(),
  keptAddOns: new Set(),
  minCustomers: BASKET_RULES.minCustomers.byDefault,
};

const Ids = z.array(z.string().regex(/^-?\d+$/)).transform((ids) => new Set(ids.map(BigInt)));
const Reason = z.enum(LEAVE_OUT_RULES.map((rule) => rule.reason));
const Settings = z.object({
  leaveOut: z
    .array(Reason)
    .transform((reasons) => new Set<LeftOutReason>(reasons))
    .default(new Set(DEFAULT_BASKET_RULES.leaveOut)),
  excludedProducts: Ids.default(new Set()),
  keptAddOns: Ids.default(new Set()),
  minCustomers: BASKET_RULES.minCustomers.schema.default(DEFAULT_BASKET_RULES.minCustomers),
});

/** The rules that `settings` hold; what is absent is as by default. @throws z.ZodError for what is no such rule. */
export function parseBasketRules(settings: unknown): BasketRules {
  return Settings.parse(settings ?? {});
}

/** As the rules are stored. */
export function toBasketSettings(rules: BasketRules) {
  return {
    leaveOut: [...rules.leaveOut],
    excludedProducts: [...rules.excludedProducts].map(String),
    keptAddOns: [...rules.keptAddOns].map(String),
    minCustomers: rules.minCustomers,
  };
}

/** Paid back in full, or nothing of it was kept: a file tells the amount, Shopify's API both. */
function isFullyRefunded({ financialStatus, refundedMinor, totalMinor, lines }: BasketOrder): boolean {
  if (financialStatus === "refunded") return true;
  if (refundedMinor > 0 && refundedMinor >= totalMinor) return true;
  return lines.length > 0 && lines.every((line) => line.currentQuantity === 0);
}
