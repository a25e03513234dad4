import type { enAnswered } from './en-answered.ts';

/** 对任务邮件回复的答复。 */
export const zhAnswered: typeof enAnswered = {
  subject: {
    done: '已办理',
    refused: '未办理',
    comment: '已转为备注',
    'under-way': '正在办理',
    nothing: '未能理解',
    expired: '邮件已过期，未作处理',
    sender: '有人以您的名义回复',
  },
  intro: {
    done: (number) => `订单 ${number}：已按您的回复办理。`,
    refused: (number) => `订单 ${number}：未能按您的回复办理。`,
    comment: (number) => `未作任何处理。您的内容已作为备注写入订单 ${number}。`,
    'under-way': (number) => `您的回复已转给订单 ${number}，仍在办理中。`,
    nothing: (number) => `订单 ${number} 未作任何处理：无法读取您的回复。`,
    expired: (number) => `订单 ${number} 未作任何处理：您回复的邮件已过期。`,
    sender: (number) => `有人回复了您关于订单 ${number} 的任务邮件，但无法证明来自您的邮箱。未作任何处理。`,
  },
  next: {
    done: '如果这不是您的本意，请查看订单。',
    refused: '请查看订单的最新情况后再决定。',
    comment: '如需办理，请用一行文字重新回复任务邮件，或打开订单。',
    'under-way': '请稍后查看订单。',
    nothing: '请用一行纯文字重新回复任务邮件，或打开订单。',
    expired: '请打开订单办理，或回复该订单最近的邮件。',
    sender: '如果是您本人，请用收到任务邮件的邮箱回复，或打开订单；如果不是，请告知管理员。',
  },
  again: '回复任务邮件时可以写：',
  undo: '撤回',
  minutes: (minutes) => `${minutes} 分钟内、且没有后续操作时可以撤回。`,
  problem: {
    'not-understood': '未能理解这一行。',
    'more-than-one': '这一行之后还有其他内容。为避免误操作，请只写一行。',
    carrier: '无法从单号判断承运商，请在单号前写明。',
    reason: '缺少原因，请写在冒号之后。',
    who: '不清楚指的是谁，请写全名。',
    day: '不清楚是哪一天，请写成 2026-11-25。',
    'not-now': '目前不能对此任务这样操作。',
    value: '缺少内容，请打开订单填写。',
    gone: '任务已不存在：其他人已办理，或订单已进入下一步。',
    unreadable: '无法读取邮件，请写纯文字。',
    'not-allowed': '您没有权限这样操作。',
  },
};
