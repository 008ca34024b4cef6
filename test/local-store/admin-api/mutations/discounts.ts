import {
  type Args,
  flag,
  input,
  inputs,
  optionalInteger,
  optionalText,
  text,
  texts,
} from "#test/local-store/admin-api/args.ts";
import {
  type AdminContext,
  isoSeconds,
  type ObjectResolvers,
  resolversOf,
} from "#test/local-store/admin-api/context.ts";
import { type UserError, unknownHere } from "#test/local-store/admin-api/errors.ts";
import { legacyId, toGid } from "#test/local-store/admin-api/gid.ts";
import { setMetafields } from "#test/local-store/admin-api/metafields/set.ts";
import { nextId, type StoredDiscount } from "#test/local-store/admin-api/state.ts";
import { appDiscount, discountStatus } from "#test/local-store/admin-api/types/discount.ts";

/** A shop runs this many automatic app discounts at a time. */
export const MAX_APP_DISCOUNTS = 25;
const FIELD = "automaticAppDiscount";

function refused(userErrors: UserError[]) {
  return { automaticAppDiscount: null, userErrors };
}

function create(args: Args, context: AdminContext) {
  const { shop, deps, nowMs } = context;
  const wanted = input(args, FIELD);
  const problem =
    checkInput(wanted, null) ?? checkFunction(optionalText(wanted, "functionHandle"), deps.appConfig.functions);
  if (problem) return refused([problem]);
  const active = shop.admin.discounts.filter((one) => discountStatus(one, nowMs) === "ACTIVE");
  if (active.length >= MAX_APP_DISCOUNTS) {
    const message = "Shop cannot have more than 25 active automatic app discounts.";
    return refused([{ field: [FIELD], message, code: "MAX_APP_DISCOUNTS" }]);
  }
  const at = isoSeconds(nowMs);
  const blank: StoredDiscount = {
    id: nextId(shop.admin),
    title: "",
    functionHandle: text(wanted, "functionHandle"),
    startsAt: at,
    endsAt: null,
    discountClasses: [],
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    appliesOnOneTimePurchase: true,
    appliesOnSubscription: true,
    recurringCycleLimit: 1,
    tags: [],
    createdAt: at,
    updatedAt: at,
  };
  const discount = merge(blank, wanted, at);
  shop.admin.discounts.push(discount);
  const userErrors = writeMetafields(discount, wanted, context);
  if (userErrors.length > 0) shop.admin.discounts.pop();
  return userErrors.length > 0 ? refused(userErrors) : { automaticAppDiscount: appDiscount(discount), userErrors: [] };
}

function update(args: Args, context: AdminContext) {
  const { shop } = context;
  const wanted = input(args, FIELD);
  const id = discountId(text(args, "id"));
  const at = shop.admin.discounts.findIndex((one) => one.id === id);
  const current = shop.admin.discounts[at];
  if (!current) return refused([{ field: ["id"], message: "Discount does not exist.", code: "INVALID" }]);
  const problem = checkInput(wanted, current);
  if (problem) return refused([problem]);
  const userErrors = writeMetafields(current, wanted, context);
  if (userErrors.length > 0) return refused(userErrors);
  const discount = merge(current, wanted, isoSeconds(context.nowMs));
  shop.admin.discounts[at] = discount;
  return { automaticAppDiscount: appDiscount(discount), userErrors: [] };
}

function remove(args: Args, { shop }: AdminContext) {
  const gid = text(args, "id");
  const id = discountId(gid);
  const at = shop.admin.discounts.findIndex((one) => one.id === id);
  if (at < 0) {
    return {
      deletedAutomaticDiscountId: null,
      userErrors: [{ field: ["id"], message: "Discount does not exist.", code: "INVALID" }],
    };
  }
  shop.admin.discounts.splice(at, 1);
  delete shop.admin.metafields[toGid("DiscountNode", String(id))];
  return { deletedAutomaticDiscountId: gid, userErrors: [] };
}

function discountId(gid: string): number | null {
  return legacyId(gid, "DiscountAutomaticNode") ?? legacyId(gid, "DiscountNode");
}

function checkInput(wanted: Args, current: StoredDiscount | null): UserError | null {
  const title = optionalText(wanted, "title") ?? current?.title ?? "";
  if (title.trim() === "") return { field: [FIELD, "title"], message: "Title can't be blank.", code: "BLANK" };
  if (optionalText(wanted, "startsAt") === null && !current)
    return { field: [FIELD, "startsAt"], message: "Starts at can't be blank.", code: "BLANK" };
  if (texts(wanted, "discountClasses").length === 0 && !current) {
    return { field: [FIELD, "discountClasses"], message: "Discount classes can't be blank.", code: "BLANK" };
  }
  const endsAt = optionalText(wanted, "endsAt") ?? null;
  const startsAt = optionalText(wanted, "startsAt") ?? current?.startsAt ?? "";
  if (endsAt !== null && Date.parse(endsAt) <= Date.parse(startsAt)) {
    return {
      field: [FIELD, "endsAt"],
      message: "Ends at needs to be after starts_at",
      code: "END_DATE_BEFORE_START_DATE",
    };
  }
  if ("context" in wanted && !("all" in input(wanted, "context")))
    throw unknownHere("discounts for a part of the customers");
  return null;
}

function checkFunction(handle: string | null, functions: string[]): UserError | null {
  if (handle === null)
    return {
      field: [FIELD, "functionHandle"],
      message: "Function id or function handle must be provided.",
      code: "MISSING_FUNCTION_IDENTIFIER",
    };
  if (functions.includes(handle)) return null;
  const message = `Function ${handle} not found. Ensure that it is released in the current app, and that the app is installed.`;
  return { field: [FIELD, "functionHandle"], message, code: "INVALID" };
}

function merge(current: StoredDiscount, wanted: Args, at: string): StoredDiscount {
  const combines = input(wanted, "combinesWith");
  return {
    ...current,
    title: optionalText(wanted, "title") ?? current.title,
    startsAt: optionalText(wanted, "startsAt") ?? current.startsAt,
    endsAt: "endsAt" in wanted ? optionalText(wanted, "endsAt") : current.endsAt,
    discountClasses: "discountClasses" in wanted ? texts(wanted, "discountClasses") : current.discountClasses,
    combinesWith:
      "combinesWith" in wanted
        ? {
            orderDiscounts: flag(combines, "orderDiscounts"),
            productDiscounts: flag(combines, "productDiscounts"),
            shippingDiscounts: flag(combines, "shippingDiscounts"),
          }
        : current.combinesWith,
    appliesOnOneTimePurchase: wanted.appliesOnOneTimePurchase !== false,
    appliesOnSubscription: wanted.appliesOnSubscription !== false,
    recurringCycleLimit: optionalInteger(wanted, "recurringCycleLimit") ?? current.recurringCycleLimit,
    tags: "tags" in wanted ? texts(wanted, "tags") : current.tags,
    updatedAt: at,
  };
}

function writeMetafields(discount: StoredDiscount, wanted: Args, context: AdminContext): UserError[] {
  const metafields = inputs(wanted, "metafields").map((field) => ({
    ...field,
    ownerId: toGid("DiscountNode", discount.id),
  }));
  if (metafields.length === 0) return [];
  const { userErrors } = setMetafields({ metafields }, context);
  return userErrors.map((error) => ({
    field: [FIELD, ...(error.field ?? [])],
    message: error.message,
    code: "INVALID",
  }));
}

export const discountMutations: ObjectResolvers = resolversOf<unknown>({
  discountAutomaticAppCreate: (_root, args, context) => create(args, context),
  discountAutomaticAppUpdate: (_root, args, context) => update(args, context),
  discountAutomaticDelete: (_root, args, context) => remove(args, context),
});
