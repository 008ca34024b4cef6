/** @jsxImportSource preact */
import { h, render } from "preact";

/** Uses what Shopify does not have, and asks the network. */
export default async function stumble() {
  render(h("s-text", { colour: "red" }, h("s-nothing", {}, "?")), document.body);
  await fetch("https://example.com/");
}
