import type { Shape } from './shape.ts';
import type { sourcesZh } from './zh-CN-sources.ts';

/** Texts of the desk about sources: what comes in by each, and whether all of it arrives. */
export const sourcesEn: Shape<typeof sourcesZh> = {
  sourcesPage: {
    intro:
      'Where the messages of each source are, and what needs a look. The name of a source leads to all there is to know of it.',
    counting: 'Some days are still being counted; their numbers come within minutes.',
    last: 'Last message',
    ago: (span: string) => `${span} ago`,
    noneYet: 'none in the last 43 days',
    oldest: 'Oldest waits',
    touchless: 'Untouched',
    touchlessHint: 'Of the messages that became orders in 30 days, the share that nobody had to look at',
    touchlessWords: (share: string, channel: string, untouched: number, orders: number) =>
      `${channel}: ${orders} messages became orders, ${untouched} of them without a person (${share}).`,
    byChannel: 'Untouched by channel (30 days)',
    channel: 'Channel',
    orders: 'Became orders',
    untouched: 'Untouched',
    perDay: 'Messages a day, 30 days',
    perDayOf: (source: string) => `Messages a day of ${source}, 30 days`,
    asked: 'Asked',
    noise: 'Noise',
    silent: 'silent',
    missing: (count: number) => `${count} order numbers missing`,
    notCounted: 'being counted',
    explain:
      'captured = ordered + attached + in review + asked (the customer, who has not answered yet) + set aside + noise + in flight. Every message is in exactly one of these places.',
  },
  sourcePage: {
    back: 'All sources',
    messages: 'Messages of the day',
    addresses: 'Addresses to give to others',
    addressHint: 'Click into a box, select all, copy.',
    what: { mailbox: 'Mailbox', page: 'Order form', intake: 'Address for programs' },
    noAddress: 'This source has no address.',
    facts: 'At a glance',
    refused: 'Failed verification',
    refusedHint:
      'Requests of 30 days that were refused because the signature or secret was wrong; they are not among the messages. Many at once mostly mean that the other side changed its secret.',
    refusedOn: (day: string, count: number) => `${day}: ${count}`,
    forged: 'Probably forged senders',
    shares: 'Where the messages of 30 days are',
    alarm: 'Alarm on silence',
    silentSince: (at: string) => `Nothing came since ${at}.`,
    usual: (weeks: number, usual: number) =>
      `In the same hours of each of the ${weeks} weeks compared at least ${usual} messages came.`,
    tooLong: 'That is longer than the working hours that the settings name.',
    told: 'The administrator is told once by mail, and once more when it speaks again.',
    check: 'See whether the other side still sends, and whether its secret was changed.',
    calm: 'Nothing unusual now.',
    rule: (messages: number) =>
      `The rule: hours without a message are compared with the same weekdays and hours of the six weeks before (holidays not with working days; three weeks at least). When at least ${messages} messages came in every one of them and now none, the administrator is told.`,
    ruleHours: (hours: string) => `The rule: after ${hours} working hours without a message the administrator is told.`,
    ruleOff: 'The alarm of this source is switched off.',
    setting:
      'To change it, in the settings of this source: silence: { alarm: false }, or { messages: 5 }, or { afterWorkingHours: 8 }.',
    gaps: 'Gaps in the order numbers',
    gapsNone: 'The order numbers of the shop have no gap.',
    gapsHint: 'These numbers lie between others of the shop and never came: their orders may not have been sent.',
    number: 'Number',
    status: 'Status',
    askedBy: (name: string, at: string) => `${name} asked the shop, ${at}`,
    openShop: 'See it in the shop',
    markAsked: 'Shop was asked',
    dismiss: 'Dismiss',
    actionOn: (action: string, number: string) => `${action}: ${number}`,
    askWords: 'Words for the shop',
    ask: (numbers: string) =>
      `These orders did not arrive in our system. Please send them once more, or send us what was ordered: ${numbers}.`,
    dismissed: 'Dismissed',
    dismissedBy: (number: string, name: string, at: string) => `${number} (${name}, ${at})`,
    secrets: 'Secrets',
    secretNames: 'Names',
    secretAge: 'Last changed',
    secretUnknown: 'not known: set before the hub kept track',
    secretOld: 'That is more than a year ago: change it.',
    secretPrevious: 'Two are valid now, the new one and the one before.',
    secretOne: 'Only the present one is valid.',
    rotate: 'To change them',
    rotateSteps: {
      set: 'Set the new secret on the command line; the one before stays valid:',
      other: 'Put the new one in at the other side, and see that messages still come (last message, above).',
      drop: 'End the change, so that only the new one is valid:',
    },
  },
};
