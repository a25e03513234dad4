/** Answers to answers to task mails, in English. */
export const enAnswered = {
  subject: {
    done: 'Done',
    refused: 'Not done',
    comment: 'Passed on as a comment',
    'under-way': 'Under way',
    nothing: 'Not understood',
    expired: 'Too old: nothing was done',
    sender: 'Somebody answered in your name',
  },
  intro: {
    done: (number: string) => `Your answer was carried out on order ${number}.`,
    refused: (number: string) => `Your answer was not carried out on order ${number}.`,
    comment: (number: string) => `Nothing was done. Your words are a comment on order ${number} now.`,
    'under-way': (number: string) => `Your answer was passed on to order ${number} and is still under way.`,
    nothing: (number: string) => `Nothing was done on order ${number}: your answer could not be read.`,
    expired: (number: string) => `Nothing was done on order ${number}: the mail that you answered is too old.`,
    sender: (number: string) =>
      `Somebody answered a task mail of yours about order ${number}, not provably from your address. Nothing was done.`,
  },
  next: {
    done: 'If that was not what you meant, please look at the order.',
    refused: 'Please look at the order as it stands now, and decide there.',
    comment: 'If something is to be done, please answer the task mail again, with one line, or open the order.',
    'under-way': 'Please look at the order in a while.',
    nothing: 'Please answer the task mail again, with one line of plain text, or open the order.',
    expired: 'Please open the order and act there, or answer the last mail about it.',
    sender:
      'If it was you, please answer from the mailbox that the task mail went to, or open the order. If not, tell your administrator.',
  },
  again: 'What you can write, in an answer to the task mail:',
  undo: 'Take it back',
  minutes: (minutes: number) => `It can be taken back within ${minutes} minutes, and only while nothing followed.`,
  problem: {
    'not-understood': 'The line was not understood.',
    'more-than-one': 'After the line there was more. So that nothing is done by mistake, write one line only.',
    carrier: 'The carrier could not be told from the number. Please write it before the number.',
    reason: 'A reason is missing. Please write it after a colon.',
    who: 'It is not clear who is meant. Please write the whole name.',
    day: 'It is not clear which day is meant. Please write it as 2026-11-25.',
    'not-now': 'That cannot be done with this task at the moment.',
    value: 'Something is missing. Please open the order.',
    gone: 'The task is no longer open: somebody was faster, or the order has gone on.',
    unreadable: 'The mail could not be read. Please write plain text.',
    'not-allowed': 'You have no right to do that.',
  },
};
