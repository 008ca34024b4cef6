import { type Days, judgeDays, LONGEST_TITLE } from "./judge-terms.ts";
import { RULES } from "./rules.ts";

/** What the merchant says a campaign is to be. `choose`: any so many of the products; null: all of them. */
export type CampaignTerms = Days & {
  title: string;
  text: string;
  productIds: readonly bigint[];
  choose: number | null;
  savingPercent: number;
};

/** What is wrong, in words, by field. */
export type CampaignProblems = Partial<Record<"title" | "text" | "products" | "choose" | "saving" | "days", string>>;

const FEWEST_PRODUCTS = 2;
const MOST_PRODUCTS = 6;
const LONGEST_TEXT = 500;

const DAYS = {
  noSuchDay: "Enter days that there are.",
  endsBeforeStart: "It has to end on a later day than it begins.",
  isPast: "Choose days that are not over yet.",
};

/** Checks a campaign, field by field. */
export function judgeCampaign(terms: CampaignTerms, before: Days, today: string): CampaignProblems {
  const { title, text, productIds, choose, savingPercent } = terms;
  const { max, step } = RULES.savingForMore;
  const count = new Set(productIds).size;
  const problems: CampaignProblems = {};
  if (title === "" || title.length > LONGEST_TITLE)
    problems.title = `Give it a title of up to ${LONGEST_TITLE} characters.`;
  if (text.length > LONGEST_TEXT) problems.text = `Up to ${LONGEST_TEXT} characters, please.`;
  if (count < FEWEST_PRODUCTS || count > MOST_PRODUCTS || count !== productIds.length) {
    problems.products = `Choose ${FEWEST_PRODUCTS} to ${MOST_PRODUCTS} products.`;
  }
  const isChoice = choose === null || (Number.isInteger(choose) && choose >= 2 && choose < count);
  if (!isChoice) problems.choose = "Choose at least 2, and fewer than there are products.";
  if (!(savingPercent > 0 && savingPercent <= max && Number.isInteger(savingPercent / step))) {
    problems.saving = `Enter a saving of up to ${max}\u00a0%, in whole or half percents.`;
  }
  const days = judgeDays(terms, before, today);
  if (days) problems.days = DAYS[days];
  return problems;
}
