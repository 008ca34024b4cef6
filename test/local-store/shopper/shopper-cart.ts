import { randomUUID } from "node:crypto";
import { type Cart, emptyCart } from "#test/local-store/cart/cart.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { Visit } from "./open-visit.ts";

/** The visitor's cart to read; an empty one that nobody keeps when nothing was put in yet. */
export function getCart({ shop, session }: Visit): Cart {
  return shop.shoppers.carts[session.cartToken ?? ""] ?? emptyCart("");
}

/** The visitor's cart to change; begun if there is none. */
export function openCart({ shop, session }: Visit): Cart {
  const known = shop.shoppers.carts[session.cartToken ?? ""];
  if (known) return known;
  const cart = emptyCart(randomUUID().replaceAll("-", ""));
  shop.shoppers.carts[cart.token] = cart;
  session.cartToken = cart.token;
  return cart;
}

/** A cart that became an order is nobody's any more: the next thing that is put in begins a new one. */
export function forgetCart({ shoppers }: LocalShop, token: string): void {
  delete shoppers.carts[token];
  for (const session of Object.values(shoppers.sessions)) {
    if (session.cartToken === token) session.cartToken = null;
  }
}
