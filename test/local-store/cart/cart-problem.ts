/**
 * Why a cart refuses a change, in the shape and with the words of Shopify's Ajax API. It is answered, never thrown.
 */
export interface CartProblem {
  status: 400 | 404 | 422;
  message: string;
  description: string;
}

export type CartResult = { ok: true; keys: string[] } | { ok: false; problem: CartProblem };

/** A refusal that says the same twice, as Shopify's newer ones do. */
export function refuse(status: CartProblem["status"], description: string, message = description) {
  return { status, message, description };
}

export const unknownVariant: CartProblem = refuse(404, "Cannot find variant", "Cart Error");
export const noSuchLine: CartProblem = refuse(400, "no valid id or line parameter", "Bad Request");
