/** Digests in English. */
export const enDigest = {
  subject: (count: number, late: number) =>
    `${count === 1 ? 'One piece of work' : `${count} pieces of work`}${late > 0 ? `, ${late} of it late` : ''}`,
  intro: {
    waiting: 'There was more than one mail each would be good for. This is what waits for you:',
    open: 'This is all your open work:',
  },
  late: (count: number) => `Late (${count})`,
  today: (count: number) => `Due today (${count})`,
  later: (count: number) => `Due later (${count})`,
  due: (time: string) => `due ${time}`,
  review: (source: string) => `A message by ${source} to decide on`,
  more: (count: number) => `… and ${count} more on the desk`,
  desk: 'Open the desk',
};
