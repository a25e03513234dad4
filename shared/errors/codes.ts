/**
 * Every error that a person or program may see: whether trying again helps, the HTTP status, how loud it is logged and what it says.
 * `docs/errors.md` has a section for each code.
 */
export const ERROR_CODES = {
  'signature-missing': {
    retry: false,
    status: 401,
    level: 'warn',
    en: 'The request is not signed. Check the webhook settings of the sender.',
    zh: '请求没有签名，请检查发送方的 Webhook 设置。',
  },
  'signature-wrong': {
    retry: false,
    status: 401,
    level: 'warn',
    en: 'The signature does not fit. Compare the secret on both sides (npx hub secrets list).',
    zh: '签名不符，请核对双方的密钥（npx hub secrets list）。',
  },
  'signature-expired': {
    retry: false,
    status: 401,
    level: 'warn',
    en: 'The signature is too old. Check the clock of the sender.',
    zh: '签名已过期，请检查发送方的时钟。',
  },
  'secret-not-set': {
    retry: false,
    status: 401,
    level: 'error',
    en: 'This source has no secret yet. Set it with: npx hub secrets set <source>.',
    zh: '该来源尚未设置密钥，请运行：npx hub secrets set <来源>。',
  },
  'not-acceptable': {
    retry: false,
    status: 400,
    level: 'warn',
    en: 'The request is not what this entrance takes.',
    zh: '该入口不接受此请求。',
  },
  'too-large': {
    retry: false,
    status: 413,
    level: 'warn',
    en: 'The message is larger than this entrance takes. Send it in parts or by e-mail.',
    zh: '内容超过该入口的大小限制，请分次发送或改用邮件。',
  },
  'evidence-too-large': {
    retry: false,
    status: 413,
    level: 'warn',
    en: 'The originals of this order are too large for one file. Fetch them one by one.',
    zh: '该订单的原始文件过大，无法合并为一个文件，请逐个下载。',
  },
  'source-unknown': {
    retry: false,
    status: 404,
    level: 'warn',
    en: 'There is no such source. See npx hub settings check, or GET /api/sources.',
    zh: '没有这个来源，请查看 npx hub settings check 或 GET /api/sources。',
  },
  'too-many-requests': {
    retry: true,
    status: 429,
    level: 'warn',
    en: 'Too many requests. Wait a minute and try again.',
    zh: '请求过于频繁，请一分钟后重试。',
  },
  'input-invalid': {
    retry: false,
    status: 400,
    level: 'info',
    en: 'Something in the input is not right; see the details.',
    zh: '输入有误，请查看详情。',
  },
  'not-found': {
    retry: false,
    status: 404,
    level: 'info',
    en: 'There is nothing here by that name.',
    zh: '找不到该内容。',
  },
  'not-signed-in': {
    retry: false,
    status: 401,
    level: 'info',
    en: 'Sign in first: ask for a link at /desk.',
    zh: '请先登录：在 /desk 获取登录链接。',
  },
  'key-wrong': {
    retry: false,
    status: 401,
    level: 'warn',
    en: 'The API key is missing or wrong. Send it as Authorization: Bearer <key>.',
    zh: 'API 密钥缺失或错误，请以 Authorization: Bearer <密钥> 发送。',
  },
  'not-allowed': { retry: false, status: 403, level: 'warn', en: 'You may not do this.', zh: '您没有此操作的权限。' },
  'link-wrong': {
    retry: false,
    status: 403,
    level: 'info',
    en: 'This link is not valid. Ask for a new one.',
    zh: '链接无效，请重新获取。',
  },
  'link-expired': {
    retry: false,
    status: 410,
    level: 'info',
    en: 'This link has expired. Ask for a new one.',
    zh: '链接已过期，请重新获取。',
  },
  'version-conflict': {
    retry: false,
    status: 409,
    level: 'info',
    en: 'Somebody changed this meanwhile. Load it again and repeat.',
    zh: '内容已被他人修改，请刷新后重试。',
  },
  'identity-taken': {
    retry: false,
    status: 409,
    level: 'info',
    en: 'This telephone number, address or id belongs to another customer, or no longer to this one. Look again; move it, or merge the two.',
    zh: '该电话、邮箱或账号属于其他客户，或已不属于该客户。请刷新后查看，可改为转移或合并。',
  },
  'customer-merged': {
    retry: false,
    status: 409,
    level: 'info',
    en: 'This record was merged into another customer, or the merge was undone already. Go on with the other record; undo later merges first.',
    zh: '该客户已合并到其他客户，或合并已撤销。请在对方客户上操作；如需撤销，请先撤销更晚的合并。',
  },
  'customer-too-large': {
    retry: false,
    status: 422,
    level: 'info',
    en: 'Together these have more numbers, addresses or places than one customer can hold (50 of a kind, 95 moved at once). Take away what is not used any more, or move them in parts.',
    zh: '合并后的电话、邮箱、账号或地址超出单个客户的上限（每类 50 个，一次最多转移 95 个）。请先删除不再使用的，或分批转移。',
  },
  'nothing-to-do': {
    retry: false,
    status: 422,
    level: 'info',
    en: 'Nothing would change: nothing was chosen, or it is so already.',
    zh: '没有需要更改的内容：未选择任何项，或已是如此。',
  },
  'cannot-send-again': {
    retry: false,
    status: 422,
    level: 'info',
    en: 'This message cannot be sent again. See to what it was about, then drop it.',
    zh: '该消息无法重新发送，请处理其所涉事项后予以放弃。',
  },
  'settings-missing': {
    retry: true,
    status: 503,
    level: 'error',
    en: 'The hub has no settings yet. Run: npx hub setup.',
    zh: '系统尚未配置，请运行：npx hub setup。',
  },
  'settings-invalid': {
    retry: false,
    status: 422,
    level: 'info',
    en: 'The settings have faults; each is named with its line.',
    zh: '配置有误，详见各行说明。',
  },
  'catalogue-invalid': {
    retry: false,
    status: 422,
    level: 'info',
    en: 'The catalogue file has faults; each is named with its line.',
    zh: '目录文件有误，详见各行说明。',
  },
  'storage-unavailable': {
    retry: true,
    status: 503,
    level: 'error',
    en: 'The hub cannot store anything at the moment. Nothing was taken; send it again.',
    zh: '系统暂时无法存储，内容未被接收，请稍后重发。',
  },
  internal: {
    retry: true,
    status: 500,
    level: 'error',
    en: 'Something went wrong on our side. Try again; if it stays, tell the administrator the request id.',
    zh: '系统出现问题，请重试；若仍失败，请将请求编号告知管理员。',
  },
} as const satisfies Record<string, ErrorCard>;

interface ErrorCard {
  retry: boolean;
  status: number;
  level: 'info' | 'warn' | 'error';
  en: string;
  zh: string;
}

export type ErrorCode = keyof typeof ERROR_CODES;
