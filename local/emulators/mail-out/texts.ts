/** What the mailbox page says, in both languages of the hub. */
export const TEXTS = {
  en: {
    title: 'Local mailbox',
    note: 'Mails that the hub sent. Nothing leaves this machine.',
    search: 'Search subject, text, people',
    find: 'Find',
    everybody: 'Everybody',
    none: 'No mails here yet.',
    newer: 'Newer',
    older: 'Older',
    back: 'All mails',
    from: 'From',
    to: 'To',
    subject: 'Subject',
    sent: 'Sent',
    attachments: 'Attachments',
    rendered: 'As the reader sees it',
    plain: 'Plain text',
    headers: 'Headers',
    raw: 'Raw mail',
    missing: 'There is no such mail.',
    noSubject: '(no subject)',
    other: '中文',
  },
  'zh-CN': {
    title: '本地邮箱',
    note: '系统发出的邮件。不会离开本机。',
    search: '搜索主题、正文、收发件人',
    find: '搜索',
    everybody: '所有人',
    none: '还没有邮件。',
    newer: '较新',
    older: '较早',
    back: '全部邮件',
    from: '发件人',
    to: '收件人',
    subject: '主题',
    sent: '发送时间',
    attachments: '附件',
    rendered: '收件人看到的样子',
    plain: '纯文本',
    headers: '邮件头',
    raw: '原始邮件',
    missing: '没有这封邮件。',
    noSubject: '（无主题）',
    other: 'English',
  },
} as const;

export type Language = keyof typeof TEXTS;

/** The language asked for in the address, else by the browser; English otherwise. */
export function chooseLanguage(asked: string | null, accepted: string | undefined): Language {
  if (asked === 'en' || asked === 'zh-CN') return asked;
  return /^\s*zh/i.test(accepted ?? '') ? 'zh-CN' : 'en';
}
