/** What the examples of filters are rendered with. */
export const SAMPLE: object = {
  product: {
    id: 7,
    title: "Oak table",
    vendor: "Bay & Co",
    type: "Tables",
    url: "/products/oak-table",
    description: "<p>Solid</p>",
    available: true,
    featured_image: { src: "oak.jpg", width: 400, height: 200, alt: "A table" },
    variants: [{ id: 71, title: "Default Title", price: 5600, available: true, sku: "OT" }],
  },
  people: [
    { name: "bo", age: 3, tall: true },
    { name: "Al", age: 5, tall: false },
    { name: "cy", age: 3, tall: null },
  ],
  cart: {
    items: [
      { variant_id: 71, product_id: 7, quantity: 2 },
      { variant_id: 72, product_id: 7, quantity: 1 },
    ],
  },
  field: { type: "single_line_text_field", value: "a < b" },
  address: { name: "O'Hara", address1: "1 Hill", city: "Leeds", zip: "LS1", country: { name: "United Kingdom" } },
  paginate: {
    previous: null,
    next: { url: "/all?page=2" },
    parts: [
      { title: "1", is_link: false },
      { title: "2", url: "/all?page=2", is_link: true },
    ],
  },
  sale: { url: "/collections/sale" },
  per: { reference_unit: "ml", reference_value: 100 },
};
