/**
 * The Chinese of what the checks of settings say in English: `{}` stands for what the check fills in, in the same order. A check that says something which is
 * not here fails a test.
 */
const SENTENCES: readonly (readonly [en: string, zh: string])[] = [
  ['the file is too long for settings', '文件过长，不可能是设置文件'],
  ['there is no setting “{}” here', '此处没有名为“{}”的设置项'],
  [
    'the e-mail source “{}” needs addresses: the mailboxes that it reads, such as [orders]',
    '邮件来源“{}”需要 addresses：它读取的邮箱，例如 [orders]',
  ],
  [
    'the e-mail source “{}” gets nothing while deploy.mailReceive is false',
    'deploy.mailReceive 为 false 时，邮件来源“{}”收不到任何来件',
  ],
  ['only e-mail sources have addresses, “{}” is of channel {}', '只有邮件来源才有 addresses，“{}”的渠道是 {}'],
  [
    'the WeCom source “{}” needs account (the corp id) and agentId (the application)',
    '企业微信来源“{}”需要 account（企业 ID）和 agentId（应用）',
  ],
  ['“{}” is the mailbox for answers to task mails', '“{}”是任务邮件的回复邮箱，不能另作他用'],
  ['“{}” is neither a mailbox name nor a mail address', '“{}”既不是邮箱名，也不是邮箱地址'],
  ['“{}” is no currency code such as CNY or EUR', '“{}”不是货币代码，应如 CNY、EUR'],
  ['“{}” is no country code such as CN or DE', '“{}”不是国家代码，应如 CN、DE'],
  ['“{}” is no time zone such as Asia/Shanghai or Europe/Berlin', '“{}”不是时区，应如 Asia/Shanghai、Europe/Berlin'],
  ['in the flow “{}” the stage “{}” is named twice', '流程“{}”中的阶段“{}”出现了两次'],
  ['{} “{}” is named twice', '{}“{}”出现了两次'],
  ['{} “{}” has two rules: put them into one', '{}“{}”有两条规则：请合并为一条'],
  ['nobody of the staff has the role “{}” that {}', '没有员工担任角色“{}”，而该角色{}'],
  ['nobody of the staff has the role “{}”: give it to somebody', '没有员工担任角色“{}”：请分配给某人'],
  [
    'only {} can agree as “{}”, and nobody approves their own order: give the role to a second person, or name one besides the {}',
    '只有 {} 能以“{}”的身份审批，而任何人都不能审批自己的订单：请将该角色再分配给一人，或在 {} 之外另指定一人',
  ],
  [
    'the approval “{}” is for the step “{}”, which no stage has: use an id of its steps',
    '审批“{}”针对的步骤“{}”不属于任何阶段：请使用已有步骤的 id',
  ],
  ['the step “{}” cancels: it needs no agreement', '步骤“{}”是取消订单：不需要审批'],
  ['there is no stage “{}”: use an id of stages', '没有阶段“{}”：请使用 stages 中的 id'],
  [
    '“{}” is no earlier stage than {}: the approval “{}” can send back only to a stage that leads there',
    '“{}”并不早于{}：审批“{}”只能退回到通向那里的阶段',
  ],
  ['there is no source “{}”: use an id of sources', '没有来源“{}”：请使用 sources 中的 id'],
  ['no source is of the channel “{}”', '没有渠道为“{}”的来源'],
  [
    'no amount is from {} and below {}: make amountBelow larger than amountFrom',
    '没有既不低于 {} 又低于 {} 的金额：amountBelow 应大于 amountFrom',
  ],
  ['the stage “{}” is closed, nothing leads out of it', '阶段“{}”已结束，不能再有后续步骤'],
  ['the step “{}” leads to “{}”, which is no stage', '步骤“{}”通向“{}”，但没有这个阶段'],
  [
    'the step “{}” leads to “{}”: any open order can be put on hold, without a step',
    '步骤“{}”通向“{}”：任何未完成的订单都可直接挂起，不需要步骤',
  ],
  ['the step “{}” leads back to its own stage', '步骤“{}”又回到了自己的阶段'],
  ['the stage “{}” has the step “{}” twice', '阶段“{}”中步骤“{}”出现了两次'],
  ['the stage “{}” needs a role that owns its orders', '阶段“{}”需要 role：由哪个角色负责其中的订单'],
  ['the stage “{}” needs a due rule', '阶段“{}”需要 due：期限规则'],
  ['there is no stage of category open: orders have nowhere to begin', '没有类别为 open 的阶段：订单无从开始'],
  ['there is no stage of category done: orders never end', '没有类别为 done 的阶段：订单永远不会完成'],
  ['there must be one stage of category hold, there are {}', '类别为 hold 的阶段必须恰好有一个，现在有 {} 个'],
  ['there must be one stage of category void, there are {}', '类别为 void 的阶段必须恰好有一个，现在有 {} 个'],
  ['no steps lead from “{}” to the stage “{}”', '从“{}”没有步骤能到达阶段“{}”'],
  ['no steps lead from the stage “{}” to one of category done', '从阶段“{}”没有步骤能到达类别为 done 的阶段'],
  ['the stage “{}” is closed, nothing is due in it', '阶段“{}”已结束，其中没有期限'],
  ['the flow “{}” does not have the stage “{}”: add it to its stages', '流程“{}”中没有阶段“{}”：请加入其 stages'],
  [
    'the flow “{}” begins with “{}”, which is of category {}: name an open stage first',
    '流程“{}”以“{}”开始，其类别为 {}：第一个应是 open 阶段',
  ],
  [
    'the flow “{}” has no stage of category done: its orders never end',
    '流程“{}”没有类别为 done 的阶段：其订单永远不会完成',
  ],
  [
    'in the flow “{}” no steps lead from “{}” to “{}”: add the stages between, or a step',
    '流程“{}”中从“{}”没有步骤能到达“{}”：请补上中间的阶段或步骤',
  ],
  [
    'in the flow “{}” no steps lead from “{}” to a stage of category done: add the stages between, or a step',
    '流程“{}”中从“{}”没有步骤能到达类别为 done 的阶段：请补上中间的阶段或步骤',
  ],
  [
    'the flow “{}” is never chosen: “{}” before it has no condition and takes all orders; put it last',
    '流程“{}”永远不会被选中：排在它前面的“{}”没有条件，会接收所有订单；请把后者放到最后',
  ],
  [
    'the flow “standard” takes the orders of which no other condition is true: leave its condition out and put it last',
    '流程“standard”接收不符合其他条件的订单：请去掉它的条件并放到最后',
  ],
  ['{} cannot stand in for themselves: name another', '{} 不能做自己的替补：请指定他人'],
  ['there is nobody “{}” among the staff: use an id of staff', '员工中没有“{}”：请使用 staff 中的 id'],
  ['the absence ends ({}) before it begins ({})', '缺勤的结束日期（{}）早于开始日期（{}）'],
  ['there is no calendar “{}”: use an id of calendars', '没有日历“{}”：请使用 calendars 中的 id'],
  [
    'name either an owner (a person) or a team (a role), one of the two',
    '请在 owner（个人）和 team（角色）中指定一个，且只指定一个',
  ],
  [
    'there is nobody “{}” among the staff: use an id of staff, or team for a role',
    '员工中没有“{}”：请使用 staff 中的 id；若指角色，请用 team',
  ],
  [
    'this rule is never come to: one before it takes all orders; put that one last',
    '这条规则永远用不到：它前面有一条接收所有订单的规则，请把那条放到最后',
  ],
  ['“{}” ends when it begins: for the whole day say “00:00-24:00”', '“{}”的起止时间相同：全天请写“00:00-24:00”'],
  ['“{}” and “{}” overlap: make them one, or part them', '“{}”与“{}”重叠：请合并或分开'],
  ['“{}” is a day off and a work day: leave one of them out', '“{}”既是休息日又是工作日：请去掉其中一个'],
  [
    'the calendar “{}” has no work day: give hours to one day of the week',
    '日历“{}”没有工作日：请至少给一周中的一天设置时间',
  ],
  ['the peak “{}” ends ({}) before it begins ({})', '高峰方案“{}”的结束日期（{}）早于开始日期（{}）'],
  [
    'the quiet hours begin and end at {}: nobody would ever be written to; leave them out or change one',
    '免打扰时段的起止都是 {}：将永远不会发出邮件；请去掉或修改其中一个',
  ],
  [
    'the digest at {} is in the quiet hours from {} to {}: move it to {} or later',
    '{} 的汇总邮件处于 {} 至 {} 的免打扰时段：请改到 {} 或更晚',
  ],
  [
    'a stock-take is due at one time for all orders: it cannot count back from their delivery',
    '盘点对所有订单是同一个期限：不能按各订单的交货日期倒推',
  ],
  [
    'holidays of parts of “{}” are not known: leave it out, and put days into daysOff',
    '不掌握“{}”各地区的节假日：请去掉 region，把日期写入 daysOff',
  ],
  [
    '“{}” is no part of “{}” with holidays of its own: use one of {}',
    '“{}”不是“{}”中有自己节假日的地区：请使用 {} 之一',
  ],
  // What the fields themselves say.
  ['use a day such as {}', '请填写日期，例如 {}'],
  ['use a time of day such as "{}"', '请填写时间，例如 "{}"'],
  ['use spans such as "{}"', '请填写时段，例如 "{}"'],
  ['use the name of an AWS region, such as {}', '请填写 AWS 区域名称，例如 {}'],
  ['use a domain name in lower case, such as {}', '请用小写填写域名，例如 {}'],
  [
    'use https:// and the host alone, without a path or a final slash',
    '只填写 https:// 和主机名，不要带路径或末尾的斜杠',
  ],
  ['name each region once', '每个区域只能填写一次'],
  ['use lower-case letters, digits and dashes, at most {}', '只能使用小写字母、数字和连字符，最多 {} 个'],
  ['use either {}, {}, {} or {}', '请使用以下写法之一：{}、{}、{} 或 {}'],
];

/** What fills in a sentence and is a phrase itself. */
const PHRASES: readonly (readonly [en: string, zh: string])[] = [
  ['the source', '来源'],
  ['the stage', '阶段'],
  ['in the flow “{}” the stage', '流程“{}”中的阶段'],
  ['the mailbox', '邮箱'],
  ['the approval', '审批'],
  ['the reason', '原因'],
  ['the flow', '流程'],
  ['the calendar', '日历'],
  ['the peak', '高峰方案'],
  ['the staff member', '员工'],
  ['the address', '地址'],
  ['the role', '角色'],
  ['the right', '权限'],
  ['the time', '时间'],
  ['nobody', '没有人'],
  ['agrees in the approval “{}”', '要在审批“{}”中审批'],
  ['looks after holds for “{}”', '要处理“{}”类挂起'],
  ['may lift holds for “{}”', '可以解除“{}”类挂起'],
  ['may take the step “{}”', '可以执行步骤“{}”'],
  ['owns the stage “{}”', '负责阶段“{}”'],
  ['this rule is for', '是这条规则的对象'],
  ['shares this work', '要分担这些工作'],
  ['gets captures in review', '要审核来件'],
  ['hears of what is overdue', '要接收逾期通知'],
  ['decides on changes', '要决定订单变更'],
  ['answers complaints', '要处理投诉'],
];

/** Longer than anything that a check says; what a file brings in there is not looked through. */
const LONGEST = 1000;

interface Pattern {
  en: RegExp;
  zh: string;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const patternOf = ([en, zh]: readonly [string, string]): Pattern => ({
  en: new RegExp(`^${en.split('{}').map(escaped).join('(.+?)')}$`, 'su'),
  zh,
});

const sentences = SENTENCES.map(patternOf);
const phrases = PHRASES.map(patternOf);

function found(text: string, patterns: readonly Pattern[]): string | null {
  for (const { en, zh } of patterns) {
    const match = en.exec(text);
    if (!match) continue;
    const values = match.slice(1).map((value) => found(value, phrases) ?? value);
    return zh.replaceAll('{}', () => values.shift() ?? '');
  }
  return null;
}

/** The Chinese of what a check says in English; null for words that are not known here. */
export const chineseOf = (words: string): string | null =>
  words.length > LONGEST ? null : (found(words, sentences) ?? found(words, phrases));
