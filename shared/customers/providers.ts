/** Mail providers: whoever has an address there has nothing else in common. */
const PROVIDERS = new Set(
  'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com aol.com gmx.de gmx.net web.de t-online.de mail.com mail.ru proton.me protonmail.com qq.com foxmail.com 163.com 126.com 139.com 189.cn yeah.net sina.com sina.cn sohu.com aliyun.com yahoo.co.jp naver.com rediffmail.com'.split(
    ' ',
  ),
);

/** Whether a mail domain is one where everybody may have an address. */
export const isProvider = (domain: string): boolean => PROVIDERS.has(domain.toLowerCase());
