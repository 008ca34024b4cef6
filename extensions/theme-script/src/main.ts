/**
 * What makes the offers nicer where a script runs; every block is complete without it. Shopify loads it once a page, late and
 * never in the way, for whichever of the blocks stand on it. One module an element, one line a module.
 *
 * - *set*: the products of an offer with what they cost together. *row*: one product of it. *line*: what goes into the cart.
 */
import "./set.ts";
import "./countdown.ts";
