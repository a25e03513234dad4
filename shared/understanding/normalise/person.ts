/** The usual Chinese surnames; what begins otherwise is hardly a name. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利于呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由';
const CHINESE = new RegExp(
  `^(?:[${SURNAMES}]\\p{Script=Han}{1,2}|(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容)\\p{Script=Han}{1,2}|[老小阿][${SURNAMES}])$`,
  'u',
);
const TITLED = new RegExp(
  `^(?:[${SURNAMES}]\\p{Script=Han}{0,2})(?:先生|女士|小姐|经理|总|工|师傅|老板|主任|厂长|店长|会计)$`,
  'u',
);
const LATIN = /^(?:(?:Mr|Ms|Mrs|Dr)\.? )?\p{Lu}[\p{L}'’-]+(?: (?:\p{Lu}\.|\p{Lu}[\p{L}'’-]+|de|van|von|bin|al)){1,3}$/u;
const COMPANY =
  /公司|集团|商行|经营部|批发部|工厂|店$|厂$|中心$|事务所|(?:^|[\s,])(?:co\.?|ltd\.?|limited|inc\.?|llc|gmbh|pty|corp\.?|company|spa|s\.a\.?|as|ab|bv|trading|services|supplies)(?:$|[\s,.])/iu;

/** Words that begin or end like a name and are none. */
const NO_NAME =
  /^(?:明天|明早|明日|今天|周[一二三四五六日末]|于是|安排|马上|方便|同意|全部|计划|成都|毛重|金额|单价|单位|包装|平方|白色|黄色|金色|红色|高度|时间|都要|常州|温州|杭州|项目|广州|许多|谢谢|包邮|到付|和|与)|[到送发要来去取拿的了吧吗呢收]$/u;

/** Whether a text is the name of a person and nothing else (`李建平`, `老马`, `钱先生`, `Lena Chen`). */
export function isPerson(text: string): boolean {
  const name = text.trim();
  if (name.length > 60 || COMPANY.test(name) || NO_NAME.test(name)) return false;
  return CHINESE.test(name) || TITLED.test(name) || LATIN.test(name);
}

/** Whether a text names a firm rather than a person. */
export const isCompany = (text: string): boolean => text.length <= 120 && COMPANY.test(text);
