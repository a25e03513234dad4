/**
 * Words that speak of ordering, of people and of politeness, never of goods: beside goods they are passed over. A word that may tell goods
 * apart in any trade (a colour, a size, a material) must not stand here. To add a language, add its words; to add a phrase of Chinese, add
 * it to the longer phrases, which are tried before the single signs.
 */
export const IDLE_WORDS: ReadonlySet<string> = new Set(
  `a an the of for and or to in on at by with from into onto off out up down over under we i you he she they us our your my his her their it its
   is are am be been was were will would shall should could can may might must do does did done have has had having
   this that these those there here then than as per via if so but not no nos yes yeah yep ok okay
   please pls plz kindly thanks thank thx cheers ta hi hello hey dear hola salam morning afternoon evening good day guys team sir madam mate bro folks friend
   need needs needed want wants wanted order orders ordering ordered reorder restock replenish book booking send sends sending sent ship ships shipping shipped
   supply supplies supplied deliver delivers delivered delivery give gives take takes taking get gets getting got buy buys buying purchase purchasing put puts
   arrange arranging prepare provide pack packing add adding place placing make makes making go going come coming let lets know look looks looking like
   help quick quickly rush urgent urgently asap soon soonest today tomorrow tonight now later next time times week month moment sec second minute whenever early late
   each ea every all both any some more most same also too again plus only just another one ones other others rest following below above attached enclosed
   qty quantity quantities amount amounts number numbers unit units price prices item items line lines list x total totals altogether approx approximately about around
   pcs pc piece pieces following required require requires set aside new usual ahead see find want wanna gonna im id ill weve were theyre hes
   größe groesse gr farbe länge breite höhe durchmesser dicke
   size sized sizes colour color length width height diameter dia weight thickness capacity volume art
   instead rather either dear sirs supply latest material reach sure actually maybe perhaps still already kindly respective mentioned below
   inch inches mm cm type kind sort sorts stuff thing things goods product products stock inventory
   when what which who where how why because since until before after while during within
   really very much many lot lots bit little bunch couple few
   mr ms mrs regards best kind sincerely yours truly sales office shop store site warehouse wh customer client
   me him them myself yourself us hope well fine great nice perfect super lovely legend sorry oh ah hmm um er uh
   get sec hiya howdy greetings confirm confirmed confirmation acknowledge advise call phone mail email message text invoice bill account payment pay paid proforma
   running run ran low short empty finished used sold sell selling says said say tell told ask asked asking ask asks
   ye yous yall whatever ur u n cuz coz thru wud cud uh um erm ahem okay alright righto cheerio kindest pal 2moro 2morrow tmrw tomoz agreed discussed besprochen vereinbart
   ein eine einen einem einer eines der dem des den das und oder mit ohne für fuer von vom zu zum zur je pro auf aus bei beim nach vor um im am ab bis über ueber
   ich wir uns unser unsere unseren mir mich sie ihnen ihr ihre ihren euch euer eure es ist sind war wäre waeren bin haben habe hätte hätten hat werden wird würde würden
   möchte möchten moechte moechten brauche brauchen bräuchte bräuchten benötige benötigen benoetigen bestelle bestellen bestellt bestellung nachbestellung
   liefern liefert lieferung schicken schickt senden sendet kann können könnt könnte könnten noch auch nur bitte danke dankeschön vielen dank gern gerne hallo moin servus
   guten morgen mahlzeit grüße gruesse gruß gruss grüß freundlichen freundliche viele liebe lieber mal dann jetzt heute morgen übermorgen woche nächste nächsten naechste
   wie immer üblich gewohnt wieder schnell eilig dringend möglichst bald spätestens folgende folgenden folgendes artikel menge anzahl stück stueck insgesamt jeweils dazu
   sowie zusätzlich außerdem ausserdem ach äh ähm moment doch alle allen sehr geehrte geehrter damen herren
   bonjour merci s'il vous plaît plait svp veuillez nous je voudrais commander commande livrer hola gracias por favor necesito necesitamos quiero queremos pedido enviar`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** The same of Chinese: phrases first, then the signs that stand between them. */
export const IDLE_CHINESE =
  /请帮我|帮忙|朋友推荐|对了|打个样|打样|试试|你们?家|行不行|行就发|可以不|好不好|先来|先要|留|朋友介绍|推荐|介绍|仲要|嗰只|嗰种|嗰个|呢个|呢只|唔该|老细|靓仔|明早|明晚|后天早上|早上|上午|中午|下午|晚上|昨天|前天|刚才|刚刚|那单|这单|上单|那批|改成|改为|改到|换成|加到|增加到|减到|减为|其他不变|其余不变|尺码|尺寸|颜色|长度|宽度|直径|重量|容量|材质|帮我|给我们|给我|我们|我要|我想|还要|再来|再要|再加|再订|另外|还有|然后|麻烦|老板娘?|师傅|亲爱的|亲们?|你好|您好|早上好|下午好|晚上好|大家好|在吗|需要|想要|想订|订购|采购|订货|购买|下单|补货|进货|拿货|要货|备货|配货|来点|来个|发我|发来|送来|寄来|捎来|一共|总共|数量|规格|型号|品名|商品|货号|料号|编码|那个|这个|那种|这种|就要|只要|也要|也来|以及|各种|要的|的话|安排|发货|谢谢|多谢|辛苦|共计|大概|大约|左右|尽快|马上|今天|明天|后天|急用|急需|加急|拜托|可以|一下|分别|每种|每样|都要|全部|照旧|老样子|同上|[喂要来的㗎嘅咗啲和及与各买订请再拿发了吧哈呢啊嘛呀哦噢嗯哎唉喂在有是就也都还那这您你我个共约配、]/g;
