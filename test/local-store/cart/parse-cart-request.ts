import { z } from "zod";
import { type CartProblem, refuse } from "./cart-problem.ts";
import type { AddWish, LineChange } from "./change-cart.ts";

/** What requests to the cart say, read into our own types. Forms and query strings have text where JSON has numbers. */

export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: CartProblem };

const whole = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number),
]);
const quantity = z.preprocess((value) => (value === "" || value === null ? undefined : value), whole.default(1));
const text = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]);
const texts = z.record(z.string(), text.nullable());
const plan = z.preprocess((value) => (value === "" ? null : value), whole.nullish());

const item = z.object({
  id: whole,
  quantity,
  properties: texts.nullish(),
  selling_plan: plan,
  parent_id: plan,
  parent_line_key: z.string().nullish(),
});

const bundled = z.object({
  sections: z.union([z.string(), z.array(z.string())]).nullish(),
  sections_url: z.string().nullish(),
});

const add = z.object({ items: z.union([z.array(item), z.record(z.string(), item)]).nullish() });

const change = z.object({
  id: text.nullish(),
  line: whole.nullish(),
  quantity: whole.nullish(),
  properties: texts.nullish(),
  selling_plan: plan,
});

const update = z.object({
  updates: z.union([z.array(whole), z.record(z.string(), whole)]).nullish(),
  attributes: texts.nullish(),
  note: z.string().nullish(),
  discount: z.string().nullish(),
});

/** `add.js`: several `items`, or one by itself, which is answered by itself too. */
export function parseAdd(body: unknown): Parsed<{ wishes: AddWish[]; isSingle: boolean }> {
  const { data } = add.safeParse(body);
  if (data?.items) {
    const wishes = Object.values(data.items).map(toWish);
    return wishes.length > 0 ? { ok: true, value: { wishes, isSingle: false } } : missing("items");
  }
  const one = item.safeParse(body);
  return one.success ? { ok: true, value: { wishes: [toWish(one.data)], isSingle: true } } : missing("id");
}

export interface ChangeRequest {
  /** A key or a variant id. */
  id: string | null;
  /** The place in the cart, from 1. */
  line: number | null;
  change: LineChange;
}

export function parseChange(body: unknown): Parsed<ChangeRequest> {
  const { data } = change.safeParse(body);
  if (!data || (data.id == null && data.line == null)) return missing("id or line");
  const changes: LineChange = {
    ...(data.quantity == null ? {} : { quantity: data.quantity }),
    ...(data.properties == null ? {} : { properties: withoutNulls(data.properties) }),
    ...(data.selling_plan === undefined ? {} : { sellingPlanId: data.selling_plan }),
  };
  return { ok: true, value: { id: data.id ?? null, line: data.line ?? null, change: changes } };
}

export interface UpdateRequest {
  /** By place in the cart, or by key or variant id. */
  updates: number[] | Record<string, number> | null;
  /** What is null is taken out; the others are put beside those that are there. */
  attributes: Record<string, string | null>;
  note: string | null;
  discountCodes: string[] | null;
}

export function parseUpdate(body: unknown): Parsed<UpdateRequest> {
  const { data } = update.safeParse(body);
  if (!data) return missing("updates");
  const { updates = null, attributes, note = null, discount } = data;
  return {
    ok: true,
    value: { updates, attributes: attributes ?? {}, note, discountCodes: discount == null ? null : toCodes(discount) },
  };
}

/** The sections that are to be rendered with the answer, at most five, and the page they stand on. */
export function parseSections(body: unknown): { ids: string[]; url: string | null } {
  const { data } = bundled.safeParse(body);
  const named = data?.sections ?? [];
  const ids = (Array.isArray(named) ? named : named.split(",")).map((id) => id.trim()).filter((id) => id !== "");
  return { ids: ids.slice(0, 5), url: data?.sections_url ?? null };
}

/** Codes as `update.js` and permalinks list them: `SPRING,WELCOME10`. */
export function toCodes(list: string): string[] {
  const codes = list.split(",").map((code) => code.trim());
  return codes.filter((code, at) => code !== "" && codes.indexOf(code) === at);
}

function toWish(one: z.infer<typeof item>): AddWish {
  return {
    variantId: one.id,
    quantity: one.quantity,
    properties: withoutNulls(one.properties ?? {}),
    sellingPlanId: one.selling_plan ?? null,
    parentVariantId: one.parent_id ?? null,
    parentKey: one.parent_line_key ?? null,
  };
}

function withoutNulls(values: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}

function missing(what: string): { ok: false; problem: CartProblem } {
  return { ok: false, problem: refuse(400, `Required parameter missing or invalid: ${what}`, "Bad Request") };
}
