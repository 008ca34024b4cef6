import type { AjaxCart } from "./cart-shape.ts";
import type { CartLineInput, UpdateCartPayload, UserError } from "./payload.ts";

/** The store declined a change; what was changed before it stays. */
export class Declined extends Error {
  override name = "Declined";
}

export async function readCart(signal?: AbortSignal): Promise<AjaxCart> {
  return ask("/cart.js", undefined, signal);
}

/** Makes the changes of one `updateCart` call; what the store declines is told, not thrown. */
export async function writeCart(payload: UpdateCartPayload, signal?: AbortSignal): Promise<UserError[]> {
  const { lines = [], note, attributes, discountCodes } = payload;
  const added = lines.filter((line) => line.merchandiseId !== undefined && line.id === undefined);
  const changed = lines.filter((line) => line.id !== undefined);
  const rest = {
    ...(note === undefined ? {} : { note }),
    ...(attributes === undefined ? {} : { attributes: await wholeAttributes(attributes, signal) }),
    ...(discountCodes === undefined ? {} : { discount: discountCodes.join(",") }),
  };
  try {
    if (added.length > 0) await ask("/cart/add.js", { items: added.map(toItem) }, signal);
    for (const line of changed) await ask("/cart/change.js", toChange(line), signal);
    if (Object.keys(rest).length > 0) await ask("/cart/update.js", rest, signal);
    return [];
  } catch (error) {
    if (!(error instanceof Declined)) throw error;
    return [{ code: "INVALID", field: ["lines"], message: error.message }];
  }
}

/** The action sets all attributes, the Ajax API merges: those that are to go are emptied. */
async function wholeAttributes(wanted: { key: string; value: string }[], signal?: AbortSignal) {
  const gone = Object.keys((await readCart(signal)).attributes).map((key) => [key, ""]);
  return Object.fromEntries([...gone, ...wanted.map(({ key, value }) => [key, value])]);
}

function toItem({ merchandiseId = "", quantity = 1, attributes = [], sellingPlanId }: CartLineInput) {
  return {
    id: Number(merchandiseId.split("/").at(-1)),
    quantity,
    properties: toProperties(attributes),
    ...(sellingPlanId ? { selling_plan: Number(sellingPlanId.split("/").at(-1)) } : {}),
  };
}

function toChange({ id, quantity, attributes }: CartLineInput) {
  return {
    id,
    ...(quantity === undefined ? {} : { quantity }),
    ...(attributes === undefined ? {} : { properties: toProperties(attributes) }),
  };
}

function toProperties(attributes: { key: string; value: string }[]): Record<string, string> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value]));
}

async function ask(path: string, body: object | undefined, signal?: AbortSignal): Promise<AjaxCart> {
  const response = await fetch(path, {
    method: body ? "POST" : "GET",
    headers: { accept: "application/json", ...(body ? { "content-type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    ...(signal ? { signal } : {}),
  });
  if (response.status === 422 || response.status === 404) {
    const told: { description?: string; message?: string } = await response.json();
    throw new Declined(told.description ?? told.message ?? "The cart was not changed");
  }
  if (!response.ok) throw new Error(`The cart answered ${response.status}`);
  return response.json();
}
