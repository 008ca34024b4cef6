/** A tie by product handles, before the products have ids. */
export interface TieSpec {
  keys: string[];
  strength: number;
  why: string;
}

/**
 * Bought in one basket. No product is in two of these, so that a tie found between products of two specs is a
 * find too many, and whoever buys the first product of one gets all of the others with the given chance.
 */
export const TOGETHER: TieSpec[] = [
  { keys: ["stoneware-dripper", "filter-papers"], strength: 0.42, why: "A dripper is no use without papers" },
  { keys: ["cafetiere-3-cup", "measuring-scoop"], strength: 0.24, why: "Ground coffee is dosed by the scoop" },
  { keys: ["corso-one", "steel-tamper"], strength: 0.35, why: "The tamper that comes with the machine is plastic" },
  { keys: ["millstone-hand", "travel-press"], strength: 0.22, why: "Both go into a rucksack" },
  { keys: ["gooseneck-kettle", "brew-scale"], strength: 0.28, why: "Pouring by weight" },
  {
    keys: ["first-light-espresso", "descaler-tablets"],
    strength: 0.15,
    why: "Espresso drinkers have machines to descale",
  },
  { keys: ["chefs-knife", "end-grain-board"], strength: 0.26, why: "A good edge wants a kind board" },
  { keys: ["cast-iron-skillet", "pan-scraper"], strength: 0.34, why: "Cast iron is cleaned without soap" },
  { keys: ["linen-apron", "oven-gloves"], strength: 0.2, why: "A present for somebody who cooks" },
  { keys: ["earl-grey-blue-flower", "heather-honey"], strength: 0.2, why: "Honey for the tea" },
  { keys: ["stoneware-teapot", "tea-strainer"], strength: 0.3, why: "The pot has no sieve" },
  { keys: ["harbour-mug", "cork-coasters"], strength: 0.18, why: "Mugs leave rings" },
  { keys: ["lambswool-throw", "velvet-cushion"], strength: 0.24, why: "One sofa" },
  { keys: ["candle-fig", "match-bottle"], strength: 0.27, why: "Something to light it with" },
  { keys: ["bud-vase", "dried-flowers"], strength: 0.32, why: "Something to put in it" },
  { keys: ["desk-lamp", "globe-bulb"], strength: 0.5, why: "Sold without a bulb" },
  { keys: ["day-bottle", "bottle-brush"], strength: 0.22, why: "A narrow neck" },
  { keys: ["lunch-box", "travel-cutlery"], strength: 0.3, why: "Lunch at the desk" },
  { keys: ["salt-pig", "sea-salt-flakes"], strength: 0.36, why: "Something to fill it with" },
  { keys: ["olive-oil-extra-virgin", "oil-pourer"], strength: 0.17, why: "The bottle glugs" },
  { keys: ["hot-chocolate-flakes", "milk-frother"], strength: 0.21, why: "Frothed milk" },
  { keys: ["breakfast-bowl", "breakfast-spoons"], strength: 0.19, why: "One breakfast" },
  { keys: ["cookbook-slow", "spice-tins"], strength: 0.16, why: "The first chapter is about spices" },
  { keys: ["pasta-pot", "cheese-grater", "pasta-bowl"], strength: 0.26, why: "A pasta evening" },
  { keys: ["espresso-cups", "sugar-bowl", "almond-biscotti"], strength: 0.22, why: "After dinner" },
  { keys: ["loaf-tin", "proving-basket", "strong-white-flour"], strength: 0.28, why: "A first loaf" },
  { keys: ["herb-planter", "watering-can", "plant-mister"], strength: 0.25, why: "Herbs on the sill" },
  { keys: ["bath-towel", "soap-dish", "rosemary-soap"], strength: 0.18, why: "A guest bathroom" },
  { keys: ["picnic-blanket", "enamel-mug", "expedition-flask"], strength: 0.24, why: "A day out" },
  { keys: ["cocktail-shaker", "jigger", "coupe-glasses", "orange-bitters"], strength: 0.3, why: "A home bar" },
  { keys: ["roasting-tin", "carving-fork", "gravy-jug", "tea-towel-stripe"], strength: 0.2, why: "The Sunday roast" },
  { keys: ["breakfast-tea", "milk-jug", "side-plate", "salted-caramel-bar"], strength: 0.15, why: "Afternoon tea" },
];

/** Bought once, and some time later replaced by the better one; the first is not bought again. */
export const UPGRADES: TieSpec[] = [
  { keys: ["millstone-hand", "millstone-electric"], strength: 0.38, why: "Tired of cranking" },
  { keys: ["millstone-electric", "millstone-pro-64"], strength: 0.22, why: "An even grind for espresso" },
  { keys: ["corso-one", "corso-duo"], strength: 0.3, why: "Brewing and steaming at once" },
  { keys: ["stovetop-kettle", "gooseneck-kettle"], strength: 0.26, why: "A steady pour" },
  { keys: ["gooseneck-kettle", "gooseneck-kettle-pro"], strength: 0.24, why: "The exact temperature" },
  { keys: ["brew-scale", "brew-scale-timer"], strength: 0.3, why: "Weight and time in one" },
  { keys: ["cafetiere-3-cup", "cafetiere-8-cup"], strength: 0.24, why: "Guests" },
  { keys: ["chefs-knife", "chefs-knife-forged"], strength: 0.32, why: "A knife that stays sharp" },
  { keys: ["everyday-frying-pan", "carbon-steel-pan"], strength: 0.34, why: "The coating wore off" },
  { keys: ["day-bottle", "day-bottle-insulated"], strength: 0.28, why: "Cold by noon" },
  { keys: ["desk-lamp", "desk-lamp-dimmable"], strength: 0.2, why: "Too bright at night" },
  { keys: ["cotton-throw", "lambswool-throw"], strength: 0.22, why: "Winter" },
  { keys: ["bath-towel", "bath-towel-supima"], strength: 0.18, why: "The thicker one" },
];
