/**
 * Words by which a sentence tells what its writer wants, in Chinese and English. One sentence may show several signs; what they come to
 * together is for the kind to judge (`text/kind.ts`). To add a language, add its words to each sign.
 */
export const SIGNS = {
  /** Written by a machine, for nobody. */
  automatic:
    /abwesenheit|automatische antwort|nicht erreichbar|自动回复|自动答复|退信|系统退|投递失败|auto(?:matic)?[- ]?reply|out of (?:the )?office|on (?:annual )?(?:vacation|leave)|undeliverable|delivery status notification|mail delivery|mailer-daemon|user (?:unknown|not found)|收件人不存在|(?<!\d)550[ -]5\.\d|验证码|verification code|do not reply to this|请勿(?:直接)?回复/iu,
  /** Wants to sell something to the company, or to all the world. */
  advert:
    /邮箱(?:容量|存储|空间|账[户号])|验证(?:您的)?账[户号]|mailbox (?:is )?(?:almost )?(?:full|quota)|verify your (?:account|mailbox)|退订|厂家直销|代办|低价转让|abmelden|freikarten|fachmesse|量大从优|加我?微信|加vx|一件代发|诚招|免费试用|unsubscribe|展位|展会|参展|招聘|诚聘|贷款|融资|代开|开发票.{0,6}(?:代|优惠)|newsletter|webinar|special offer|limited[- ]time|exclusive deal|guest post|邀请函|推广|批发代理|招商|加盟|we are (?:a |an |the )?(?:leading|professional|experienced|direct) |moq only|free samples?\b|% off\b|我司专业(?:生产|从事)|view (?:this )?(?:email )?in (?:your )?browser|seo\b|backlinks?|first page of google|boost your|grow your business|early bird|早鸟|会员日|抽奖|中奖|you(?:'ve| have) won|crypto|investment opportunity/iu,
  /** Something came wrong, broken, short, or not as it should. */
  complaint:
    /peel(?:ing|ed) off|\b(?:want|need) (?:these|them|this|it|those) (?:replaced|credited|collected|taken back)|replaced or credited|arrived (?:wet|late|open|empty|damaged|broken)|collect and replace|怎么赔|赔不赔|全是裂|裂的|都漏|no use to|not what (?:i|we) ordered|i ordered .{0,24}(?:but|not)|reklamation|reklamier|unvollständig|beschädigt|gutschrift|falsch geliefert|投诉|质量(?:有)?问题|质量太差|开裂|化冻|解冻|化了|融化|异味|馊了|臭了|蔫了|烂了|压坏|碰坏|瘪了|怎么处理|怎么解决|给个说法|破损|受潮|进水|拒收|破了|碎了|损坏|坏了|断裂|断了|生锈|发霉|变质|过期|漏液|漏了|有异味|掉色|褪色|尺寸不对|发错|错发|送错|发成|发过来的?(?:全|都)?是|给换|换货|漏发|少发|少了|短少|缺了|不良品?|不合格|退货|退换|退款|索赔|赔偿|complain|damaged|defective|defect|broken|cracked|crushed|smashed|leaking|leaked|\brusty|\brusted|mouldy|moldy|expired|spoiled|faulty|\bstained|\btorn\b(?! (?:up|down)\b)|wrong (?:item|goods|product|size|colou?r|one|part|model)|(?:sent|received|got|delivered) (?:us |me )?(?:the )?wrong|short(?:age|[- ]shipped|[- ]delivered| delivered)|(?:were|was|are|is) (?:\d+ )?short\b|missing (?:from|items|in|\d)|(?:is|are|was|were) missing|non-?conform|reject(?:ed|ion)|(?:file|make|raise) a claim|credit note|credit or|replacement (?:for|of)|(?:have|had|there is|there's) (?:a |an )?(?:problem|issue) with|that's a problem|does(?:n't| not) (?:work|fit|lock|close|open|turn|match|hold)|do(?:n't| not) (?:work|fit|lock|close|open|turn|match|hold)|stopped working|customers? returned|returned .{0,20}(?:pcs|pieces|units)|unacceptable|not acceptable|disappointed|8d\b/iu,
  /** Asks where an order is. */
  status:
    /\beta\b\W*$|when .{0,80}\bwill (?:\S+ )?(?:land|turn up)|wann können wir|when .{0,40}\bwill (?:arrive|ship|be|come|leave)|tracking .{0,20}(?:not|n't)|wo bleibt|wann kommt|lieferstatus|sendungsnummer|到哪了|几点(?:能|可以)?(?:到|来|送)|(?:车|货|司机).{0,6}(?:几点|什么时候|多久)|多久(?:能|可以)?到(?!货期)|到哪里了|到哪儿了|发货了(?:吗|没|么)|发了(?:吗|没|么)|发出了?(?:吗|没)|寄出?了?(?:吗|没)|什么时候(?:能|可以)?(?:到|发|好|出|送|ready)|何时(?:能)?(?:到|发|出)|几时(?:到|发)|(?:还|仍)(?:没|未)(?:到|收到|发|动静)|怎么还(?:没|不)|物流单号|快递单号|运单号|查(?:一下|下)?(?:物流|订单)|催(?:一下|货|单|下)|进度|where ?(?:is|are|'s|s) (?:my|our|the|this|that|it|\S*\d)|any (?:update|news|tracking)|tracking (?:number|no|info|link)|status of|order status|has (?:it|the|order|my order|our order) .{0,20}(?:shipped|left|gone out|been sent)|when (?:will|can|do|does|is|are|should|would) .{0,50}(?:ship|arrive|leave|be delivered|get here|be ready|ready|expect|com(?:e|ing))|have you (?:shipped|sent|dispatched)|did (?:it|they|you|my order|our order|the .{1,30}) (?:ship|leave|send|go (?:out|off)|get (?:sent|shipped))|eta (?:on|for|of)|overdue|still waiting|still (?:have not|haven't) (?:received|arrived|got|heard)|not (?:yet )?(?:arrived|received|here)/iu,
  /** Takes an order back. */
  cancel:
    /stornier|storno|取消|撤单|撤销|作废|退单|不要了|不订了|不买了|先不做|cancel(?!lation fee)|kill (?:so|po|order|it)|scrap (?:the|this|our) order|withdraw (?:the|our|my) order|please void|call off|no longer (?:need|want|require)/iu,
  /** Only a part of an order is meant. */
  partial:
    /第\s?\d+\s?[行项]|那[行项]|这[行项]|其余|其他不变|别的不动|其它|rest (?:stands|unchanged|as is|of the order)|remaining|line \d+|other lines|item \d+|only|just the/iu,
  /** Wants an order otherwise than it was placed. */
  change:
    /换个?地[方址址]|改地址|地址(?:改|换|变)|送到?别处|auf \d{1,6} (?:stück|stk\.?|st\.?|rollen|karton|kartons|pakete?)?\s?(?:reduzieren|erhöhen|ändern|kürzen)|\b(?:the )?(?:rest|others?|everything else) (?:is |are |stays? |remains? )?(?:unaffected|unchanged|the same|as is|as before|stands?)\b|\bi(?:'d| had| have|'ve) said\b|\bsa(?:ys|id|y) no to\b|der rest bleibt|\bcut (?:that|it|this)|\brevised\b|bitte ändern|änderung|verschieben|改成|改为|改到|改下|改一下|改个|改送|改发|改期|更正|更改|变更|修改|调整|换成|换送|加到|增加到|减到|减为|追加|加上.{0,20}(?:单|一起)|由.{0,20}改|原来.{0,12}改|加返|加多|漏[写咗下]|忘(?:记|了)?写|推迟|延期|延后|提前到|提前(?:发|送|交)|\bchange\b|\bamend|revis(?:e|ion)|\bincrease|\breduce|\bdecrease|instead of|update (?:the|our|my) (?:order|po|quantity|delivery|address)|remove (?:line|item|the)|take .{0,30} off|add .{0,60} to (?:so|po|order|our|my|the order|it|that|what(?:'s| is| you have))|postpone|push (?:it )?back|(?:hold|delay) (?:the )?(?:order|shipment|delivery)|bring forward|new (?:delivery|shipping) (?:date|address)|replace .{0,60} with|swap .{0,60} for|make (?:it|that) \d/iu,
  /** Wants an order to wait. */
  wait: /先别[发送]|先不[发送]|暂缓|暂停发货|等.{0,4}通知再|hold off|on hold\b/iu,
  /** Goods came as they should. */
  arrived:
    /\b(?:arrived|came|got here|turned up|received|delivered)\b.{0,24}\b(?:safe(?:ly)?|sound|fine|ok(?:ay)?|well|in good (?:order|shape|condition|time)|on time|today|yesterday|this morning)\b|\bgood to see the\b|gut angekommen|wohlbehalten|货(?:已经?|都)?收到|收到货了|到货了(?![吗没么])/iu,
  /** Asks on which day or with which lorry an order comes, without asking where it is. */
  appointment:
    /(?:confirm|know|tell (?:me|us)|advise|what is|what's) .{0,24}\b(?:delivery|dispatch|shipping|loading) (?:slot|window|date|day|time|appointment)|liefertermin.{0,20}(?:bestätigen|nennen|mitteilen)|确认.{0,8}(?:送货|发货|到货)(?:时间|日期)/iu,
  /** Tells everybody when nobody is there. */
  closure:
    /停运|截单|不接单|暂停(?:接单|营业|发货)(?:通知|公告)|盘点(?:通知|公告)|(?:假期|放假|休假|停业|节假日)(?:通知|安排|公告)|holiday (?:notice|closure|closing)|closure notice|(?:office|shop|warehouse|we) (?:will be |is |are )closed (?:from|on|for|between|over)|betriebsferien|betriebsurlaub/iu,
  /** Asks for a price, for goods or for terms, without ordering. */
  enquiry:
    /not a (?:purchase )?order|no (?:purchase )?order yet|kein auftrag|keine bestellung|保质期|有效期多|要不要[^,，。]{0,8}[?？]|\bangebot\b|preisliste|preisanfrage|was kostet|lieferbar|多少钱|什么价|啥价|怎么卖|价格(?:多少|是|怎么|表)|(?:请|麻烦|帮忙?|能|给).{0,8}报(?:个|下|一下)?价|报个价|报下价|询价|询盘|问价|想(?:问|了解|咨询)|问下|问一下|请问|咨询|有没有|有冇|有现货|现货(?:吗|么|不)|有货(?:吗|么|不|没)|有(?:吗|么)[?？]?$|起订量|能不能|可以做|可否|是否(?:有|可以|能)|接.{0,8}吗|几钱|(?:寄|发|要|索取).{0,6}(?:目录|样品|样本)|打样|优惠吗|不构成采购|(?:please|pls|kindly|can you|could you|would you|need|want|request|send (?:me|us)?)[^.?!\n]{0,30}\bquot(?:e|ation)\b(?! (?:the|our|your|this|po|ref|number|no\b))|(?:send|need|issue|prepare|share|require).{0,24}(?:pro ?forma|\bpi\b)|\bpi required|\brfq\b|request for (?:a )?quot|price (?:list|for|of|on)|best price|your (?:best )?price|how much|what(?:'s| is) (?:the|your) (?:price|cost|lead time|moq)|do you (?:have|stock|sell|ship|offer|carry|make|do|export|deliver to|accept|provide|produce|manufacture)|is it possible|what is (?:the|your) (?:minimum|smallest|usual|lead)|minimum (?:order|quantity)|can you (?:(?:do|get)(?! (?:me |us )?\d)|supply|offer|make|source)|could you (?:offer|supply|let|advise|tell)|availab|\bmoq\b|lead time|(?:send|have|your) .{0,10}catalog|inquiry|enquiry|enquire|inquire|looking for|interested in|wonder(?:ing)? (?:if|whether) you|\b(?:might|may) need|(?:send|free|need|some) samples?\b/iu,
  /** Orders. */
  order:
    /(?:please|kindly) (?:kindly )?accept|再来一[份单次批]|照.{0,8}(?:上次|上回|上个?月|上周|老|旧|那).{0,6}(?:来|发|送|订|下)|\bi order\b|bestell(?:en|ung)|nachbestell|bitte (?:liefern|senden|schicken)(?! (?:sie )?(?:uns |mir )?(?:ein(?:en?)? |ihre? |die )?(?:angebot|preis|katalog|muster|offerte))|wir benötigen|[这本]次[要订]|这回[要订]|下单|订货|订购|采购订单|采购单|订货单|请供|请安排|按.{0,10}(?:安排|发货|下单)|安排发货|帮我发|发货|就按这个|直接下|要货|补货|来\d|各来|给我(?:来|发|拿|送)|烦请发|(?<!minimum |not a |no )purchase order|(?<![a-z])p\.?o\.?(?![a-z])|(?:please|pls|plz|kindly) (?:send|supply|ship|book|arrange|deliver|get|put|process|enter|prepare|dispatch|provide)(?! (?:me |us )?(?:(?:a|an|the|your|some|any|more|best|current|latest|full|free) ){0,3}(?:quot|price|offer|catalog|sample|brochure|list|details|info|proforma))|we (?:would like to |want to |hereby |wish to )?order|i(?:'d| would)? (?:like to )?(?:order|need)|we need|put me down|order attached|attached (?:is )?(?:our |the |a )?(?:order|po|purchase)|订单见附件|book \d|can (?:we|i) (?:get|have|order)|can (?:you|u) (?:do|get|sort|send) (?:me |us )?\d|could (?:we|i) (?:get|have|order)(?! (?:a |some |your |the )?(?:price|quot|sample|catalog|info|idea|list))|could you (?:send|ship|deliver)|go ahead|same (?:again|as (?:last|usual|before))|\bwants? \d|repeat (?:order|of)|new order|(?:my|our|small|this) order\b/iu,
  /** Takes up an offer that was made: what is ordered stands in the mail that is answered. */
  accepts:
    /(?:同意|确认).{0,8}(?:报价|价格|下单)|按(?:此|这个?|贵司|你们?|您).{0,6}(?:报价|价格|清单|方案)|照(?:此|这个|单)|(?:以下|下面|下方|附件).{0,8}(?:安排|下单|备货|发货|订)|按下面|按以下|照下面|go ahead|as (?:per )?(?:your )?(?:quot(?:e|ed|ation)|below|attached|listed|discussed|offered)|per your (?:quot|offer)|accept (?:your|the) (?:quot|offer)|(?:see|list|order|items?|following) (?:is |are )?below|below (?:list|order|items)|the list below|we(?:'ll| will) take/iu,
} as const satisfies Record<string, RegExp>;

export type Sign = keyof typeof SIGNS;

/** Politeness that wants nothing: a message of nothing else is no order. */
export const POLITE =
  /^(?:[^\p{L}\p{N}]|货?收到|下次还找|合作愉快|好的?|谢谢|感谢|多谢|辛苦|明白|知道|没问题|可以|行|嗯|哈|了|啦|呢|你|您|大家|ok|okay|k|thanks?|thank|you|u|thx|ty|noted|received|got|it|great|perfect|super|lovely|legend|brilliant|awesome|cheers|ta|regards|best|kind|many|for|the|your|quick|reply|help|very|much|so|a|lot|again|no|problem|worries|will|do|sure|all|good|have|nice|day|weekend)*$/iu;
