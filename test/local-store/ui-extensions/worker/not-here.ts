/** What Shopify has and this store has not: it says so when it is used. */
export function notHere(name: string): () => never {
  return () => {
    throw new Error(`shopify.${name} is not implemented in the local store`);
  };
}
