import { randomUUID } from "node:crypto";
import { type Cart, emptyCart } from "#test/local-store/cart/cart.ts";
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

/** After the cart became an order: the next thing that is put in begins a new one. */
export function leaveCart({ shop, session }: Visit): void {
  delete shop.shoppers.carts[session.cartToken ?? ""];
  session.cartToken = null;
}
