/** The report of a round of stock-taking in English. */
export const enStockTake = {
  subject: (day: string, silent: number, asked: number) =>
    silent === 0
      ? `Stock-take of ${day}: all ${asked} orders answered for`
      : `Stock-take of ${day}: ${silent} of ${asked} orders without an answer`,
  none: (day: string) => `Stock-take of ${day}: there was no open order`,
  intro: (day: string) => `The round of ${day} is over. This is what its owners said of their open orders:`,
  beside: (day: string) => `In brackets: the round before, of ${day}.`,
  first: 'There is no round before it to compare with.',
  asked: 'Orders asked about',
  answers: {
    'on-time': 'On time',
    late: 'Late',
    'waiting-customer': 'Waits for the customer',
    cancel: 'To be cancelled',
    silent: 'No answer',
  },
  before: (now: number, before: number, change: string) => `${now} (${before}, ${change})`,
  level: 'level',
  owners: 'Who has not answered',
  owner: (name: string, silent: number, asked: number) => `${name}: ${silent} of ${asked}`,
  lists: {
    silent: (count: number) => `Without an answer (${count})`,
    late: (count: number) => `Late (${count})`,
    cancel: (count: number) => `To be cancelled (${count})`,
  },
  until: (day: string) => `until ${day}`,
  more: (count: number) => `… and ${count} more in the report`,
  desk: 'Open the report',
};
