import { BREW_EXTRAS, BREWERS } from "./brewing.ts";
import { COFFEE, PANTRY, SUBSCRIPTIONS, TEA } from "./drinks.ts";
import { GIFTS } from "./gifts.ts";
import { LIGHTING, PLANTS, SCENT, STORAGE } from "./home.ts";
import { COOKWARE, KNIVES, TOOLS } from "./kitchen.ts";
import { LINEN, SOFT } from "./linen.ts";
import { ESPRESSO, GRINDERS, KETTLES } from "./machines.ts";
import type { CategorySpec } from "./spec.ts";
import { BOTTLES, TABLEWARE } from "./table.ts";

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
