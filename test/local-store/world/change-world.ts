/**
 * What can happen to a world, for the control panel and for tests: each verb takes the index, what is wished and the
 * time (`verb(index, wish, now)`), and returns what changed, in the sequence in which Shopify would tell of it.
 */
export { mergeCustomers, redactCustomer } from "./change-customers.ts";
export { cancelOrder, deleteOrder, editOrder, refundOrder } from "./change-orders.ts";
export { addProduct, deleteProduct, updateProduct } from "./change-products.ts";
export { placeOrder } from "./place-order.ts";
export { CannotChange, type WorldChange } from "./world-change.ts";
