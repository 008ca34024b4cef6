/**
 * What follows the cart: the embed, offers for the cart, upgrades and what is added with one tap. It is a script of its own,
 * because a theme may have the embed on every page and sets on few.
 */
import "./add-form.ts";
import "./arm.ts";
import "./cart-offers.ts";
import "./upgrade.ts";
