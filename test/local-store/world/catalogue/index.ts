import { BREW_EXTRAS, BREWERS, ESPRESSO, GRINDERS, KETTLES } from "./brewing.ts";
import { COFFEE, PANTRY, SUBSCRIPTIONS, TEA } from "./drinks.ts";
import { GIFTS } from "./gifts.ts";
import { LIGHTING, LINEN, PLANTS, SCENT, SOFT, STORAGE } from "./home.ts";
import { BOTTLES, COOKWARE, KNIVES, TABLEWARE, TOOLS } from "./kitchen.ts";
import type { CategorySpec } from "./spec.ts";

/** Birch & Brook's whole catalogue, by category. */
export const CATALOGUE: CategorySpec[] = [
  COFFEE,
  SUBSCRIPTIONS,
  TEA,
  PANTRY,
  BREWERS,
  ESPRESSO,
  GRINDERS,
  KETTLES,
  BREW_EXTRAS,
  COOKWARE,
  KNIVES,
  TOOLS,
  TABLEWARE,
  BOTTLES,
  LINEN,
  LIGHTING,
  SOFT,
  SCENT,
  PLANTS,
  STORAGE,
  GIFTS,
];
