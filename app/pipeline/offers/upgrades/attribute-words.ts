/**
 * Words that say how large, of which colour, of what stuff, how many or of which grade a thing is, but not what it is: two
 * mugs stay two mugs in red and in blue, and a red mug is no red cushion. In the languages most shops are written in.
 */
const SIZES =
  "xxs xs s m l xl xxl xxxl small medium large big giant jumbo mini midi maxi tiny tall short long wide narrow slim " +
  "oversized compact single double triple half full twin queen king regular size " +
  "klein gross groß mittel petit petite grand grande moyen pequeño mediano groot piccolo medio";

const COLOURS =
  "black white grey gray silver gold golden red blue navy green yellow orange purple violet pink rose brown beige cream " +
  "ivory teal turquoise lilac lavender mint olive mustard charcoal slate sage oat blush sky forest clear multicolour " +
  "multicolor colour color coloured assorted natural dark pale " +
  "schwarz weiß weiss grau silber rot blau grün gruen gelb lila rosa braun noir blanc gris rouge bleu vert jaune " +
  "negro blanco rojo azul verde amarillo nero bianco rosso blu giallo zwart wit grijs rood blauw groen geel";

const MATERIALS =
  "cotton linen wool lambswool merino cashmere silk velvet polyester nylon leather suede denim felt jute bamboo wood wooden " +
  "oak walnut beech pine cork paper glass ceramic porcelain stoneware enamel enamelled metal steel stainless iron cast " +
  "copper brass aluminium aluminum zinc titanium plastic silicone rubber marble stone " +
  "baumwolle leinen wolle leder holz glas keramik stahl edelstahl coton lin laine cuir bois verre acier algodón lino lana " +
  "cuero madera vidrio acero cotone pelle legno vetro katoen leer hout staal";

const COUNTS =
  "set sets pack packs pair pairs piece pieces pcs pc box boxes bundle kit lot dozen x stück stueck paar paire pièces juego " +
  "one two three four five six eight ten twelve";

const GRADES =
  "new pro plus max ultra premium deluxe luxury professional basic classic standard essential essentials lite original " +
  "limited edition gen generation mk mark version series ii iii iv v2 v3";

/** Units behind a number: `350 ml`, `8"`, `1000w`. */
const UNITS =
  "ml cl dl l litre litres liter liters g gr kg mg oz lb lbs mm cm m km in inch inches ft w kw v mah gb tb mb hz " +
  "cup cups person people seat seater year years month months day days h hr hour hours ply tog tier tiers layer layers wick " +
  "grit denier bar psi °c °f";

/** Words that join others and mean nothing by themselves. */
const JOINING =
  "a an and or of the with without in on at to for from by our your its is into und oder mit ohne der die das den dem ein eine " +
  "für von im aus zu et ou avec sans le la les un une de des du en pour y o con sin el los las para por e di il lo gli per met " +
  "zonder het een van voor";

const listWords = (text: string) => text.split(/\s+/);

export const UNIT_WORDS: ReadonlySet<string> = new Set(listWords(UNITS));
export const ATTRIBUTE_WORDS: ReadonlySet<string> = new Set(
  [SIZES, COLOURS, MATERIALS, COUNTS, GRADES].flatMap(listWords),
);
export const COLOUR_WORDS: ReadonlySet<string> = new Set(listWords(COLOURS));
export const JOINING_WORDS: ReadonlySet<string> = new Set(listWords(JOINING));
