/**
 * Words that tell goods apart in any trade, whether or not the catalogue uses them: beside goods they are never passed over. "10 boxes
 * galvanised" is no order for the only bolt there is when that one is of stainless steel.
 */
const ENGLISH = new Set(
  `black white red blue green yellow orange brown grey gray purple pink violet beige cream ivory silver gold golden transparent clear coloured colored natural
   large small medium big tiny huge mini jumbo long short wide narrow thick thin heavy light tall deep flat round square oval hexagonal straight curved left right
   inner outer inside outside upper lower front rear double single triple twin dual half full whole
   steel stainless iron brass copper aluminium aluminum zinc galvanised galvanized chrome chromed nickel titanium plastic nylon rubber silicone wood wooden bamboo
   glass ceramic paper cardboard leather cotton wool silk linen polyester denim foam metal carbon graphite vinyl pvc ptfe hdpe
   coated plated painted polished brushed matt matte glossy anodised anodized hardened tempered insulated waterproof washable disposable reusable recycled organic
   frozen fresh dried smoked salted unsalted sweet sour spicy hot cold raw cooked roasted ground sliced diced peeled boneless skinless decaf sugarfree gluten vegan halal kosher
   metric imperial fine coarse soft hard male female mens womens kids adult old used refurbished import imported domestic original generic genuine
   standard premium deluxe basic economy professional industrial medical`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const CHINESE =
  /^[大中小长短宽窄厚薄粗细轻重左右]$|[黑白红蓝绿黄橙棕灰紫粉金银]|透明|彩色|本色|原色|大号|中号|小号|特大|加大|加长|加厚|加宽|加重|大码|中码|小码|均码|[大中小长短宽窄厚薄粗细轻重高低内外左右上下单双圆方扁平直弯][款型头口孔柄边面色]|不锈钢|碳钢|铸铁|镀[锌铬镍铜]|烤漆|喷漆|喷塑|发黑|氧化|铝合金|[铜铁铝钢锌镍铬钛木竹塑胶棉麻丝绒皮革纸玻璃陶瓷]质?|尼龙|橡胶|硅胶|塑料|防水|防滑|防爆|防静电|绝缘|耐高温|一次性|可降解|有机|冷冻|冷藏|冰鲜|新鲜|无糖|低糖|原味|微辣|特辣|去骨|去皮|熟食|进口|国产|原装|正品|公制|英制|粗牙|细牙|男[款士]|女[款士]|儿童|成人|旧|二手/u;

export const describes = (word: string): boolean => ENGLISH.has(word);
export const describesInChinese = (text: string): boolean => CHINESE.test(text);

const PACKED = /[瓶罐听袋盒箱包桶散支条杯]装/gu;
const ALL_CHINESE = new RegExp(CHINESE.source.replaceAll(/[\^$]/g, ''), 'gu');

/** Whether a text only describes: its goods were named before ("听装的", "大号的", "blue ones"). */
export const onlyDescribes = (words: readonly string[], runs: readonly string[]): boolean =>
  words.length + runs.length > 0 &&
  words.every(describes) &&
  runs.every(
    (run) =>
      run
        .replaceAll(PACKED, '')
        .replaceAll(ALL_CHINESE, '')
        .replaceAll(/[的款色种号]/g, '') === '',
  );
