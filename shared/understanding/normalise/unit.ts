/** Words for units by the key under which they are one. The keys are the usual Chinese words; a catalogue may use any of the words. */
const WORDS: Record<string, string> = {
  只: '只 个 箇 颗 粒 枚 pcs pc pce pces piece pieces ea each nos unit units st stk stück stueck pza unidad unidades pièce pièces',
  把: '把',
  根: '根 rod rods length lengths lgth lgths stange stangen',
  支: '支',
  条: '条',
  台: '台',
  块: '块 block blocks bar bars slab slabs plate plates',
  片: '片 slice slices',
  张: '张 sheet sheets blatt bogen',
  件: '件',
  本: '本 copy copies',
  套: '套 set sets kit kits satz',
  双: '双 对 pair pairs prs pr paar',
  盒: '盒 box boxes bx bxs schachtel schachteln',
  箱: '箱 carton cartons ctn ctns case cases cs karton kartons kiste kisten kasten kästen caja cajas',
  打: '打 dozen dozens doz dz dzn dutzend',
  卷: '卷 roll rolls rol rl coil coils rolle rollen rouleau rouleaux rollo rollos ring ringe',
  包: '包 pack packs pkt pkts packet packets pk packung packungen päckchen paket pakete paquet paquets paquete paquetes pacote',
  袋: '袋 bag bags sack sacks pouch pouches sachet sachets beutel tüte tüten sack säcke bolsa bolsas saco sacos',
  瓶: '瓶 bottle bottles btl btls flasche flaschen bouteille bouteilles botella botellas',
  罐: '罐 can cans tin tins dose dosen lata latas',
  樽: '樽 jar jars glas gläser',
  桶: '桶 barrel barrels bucket buckets pail pails tub tubs keg kegs eimer fass fässer kanister canister canisters jerrycan jerrycans',
  鼓: 'drum drums trommel trommeln',
  卡: '卡 card cards',
  捆: '捆 bundle bundles bdl bdls bündel bund bunde',
  筒: '筒 tube tubes sleeve sleeves',
  提: '提',
  饼: '饼 cake cakes',
  扎: '扎',
  束: '束 bunch bunches',
  听: '听',
  板: '板',
  份: '份 portion portions serving servings',
  枝: '枝 stem stems',
  株: '株 棵 plant plants',
  朵: '朵',
  匹: '匹',
  令: '令 ream reams',
  刀: '刀',
  册: '册',
  串: '串 string strings',
  尾: '尾',
  盘: '盘 tray trays',
  筐: '筐 篮 篓 crate crates basket baskets punnet punnets',
  杯: '杯 cup cups',
  壶: '壶 jug jugs',
  坛: '坛',
  碗: '碗 bowl bowls',
  盆: '盆 pot pots',
  轴: '轴 reel reels spool spools',
  磅: '磅 lb lbs pound pounds',
  盎司: '盎司 oz ounce ounces',
  加仑: '加仑 gal gals gallon gallons',
  英尺: '英尺 ft foot feet',
  托: '托 托盘 栈板 pallet pallets plt plts pal pals skid skids palette paletten',
  米: '米 m meter meters metre metres mtr mtrs',
  公斤: '公斤 千克 kg kgs kilo kilos kilogram kilograms',
  斤: '斤',
  克: '克 g gram grams',
  吨: '吨 t ton tons tonne tonnes',
  升: '升 l liter liters litre litres ltr',
  毫升: '毫升 ml',
  管: '管 ampoule ampoules',
  口: '口',
  顶: '顶',
  副: '副',
  床: '床',
  盏: '盏',
  节: '节',
  组: '组',
  辆: '辆',
  排: '排',
  贴: '贴',
  平方米: '平方米 平米 sqm m2',
  码: '码 yard yards yd yds',
};

const keys = new Map(
  Object.entries(WORDS).flatMap(([key, words]) => words.split(' ').map((word) => [word, key] as const)),
);

/** Units that count single things; 个 and "pcs" may stand for any of them. */
const COUNTERS = new Set([...'只把根支条台块片张件本套瓶罐饼听枝株朵册尾盆管口顶副床盏节辆贴']);
/** Units of amounts that divide: half of one is nothing odd. */
const MEASURES = new Set(['米', '公斤', '斤', '克', '吨', '升', '毫升', '平方米', '码', '磅', '盎司', '加仑', '英尺']);

/** Words of which each may stand for the other where a product knows only one of them: a packet is a bag, a tin a can. */
const ALIKE: readonly string[][] = [
  '包袋',
  '听罐',
  '根条支枝',
  '瓶樽',
  '罐樽',
  '片张',
  '双副',
  '箱筐',
  '捆扎束',
  '鼓桶',
  '鼓盘轴卷',
].map((signs) => [...signs]);

/** The units that a word may mean besides its own, see `unitKey`. */
export const unitsLike = (key: string): string[] =>
  ALIKE.filter((group) => group.includes(key)).flatMap((group) => group.filter((one) => one !== key));

const unitSpelling = (word: string): string => word.normalize('NFKC').trim().toLowerCase().replace(/\.$/, '');

/** The key under which units with one meaning are one: `box`, `boxes`, `盒` → `盒`; an unknown word stands for itself. */
export function unitKey(word: string): string {
  const lower = unitSpelling(word);
  return keys.get(lower) ?? lower;
}

export const isUnitWord = (word: string): boolean => keys.has(unitSpelling(word));
export const isCounter = (key: string): boolean => COUNTERS.has(key);
export const isMeasure = (key: string): boolean => MEASURES.has(key);
/** 个, 只, pcs: the thing itself, whatever word its own unit is. */
export const isPiece = (key: string): boolean => key === '只' || key === '件';

const escaped = (words: string[]): string => words.sort((a, b) => b.length - a.length).join('|');
const all = [...keys.keys()];
/** Unit words for regular expressions, longest first. Latin words need a border, Chinese ones stand anywhere. */
export const CHINESE_UNITS = escaped(all.filter((word) => /\p{Script=Han}/u.test(word)));
export const LATIN_UNITS = escaped(all.filter((word) => !/\p{Script=Han}/u.test(word)));
