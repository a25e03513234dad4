import { oneLine } from '../../channels/text.ts';
import type { MailContent } from '../blocks.ts';
import type { MessageData } from '../data.ts';
import type { Voice } from '../voice.ts';
import { staffFooter } from './staff.ts';

export const signinLink = ({ url, minutes }: MessageData['signin-link'], voice: Voice): MailContent => {
  const { signin: words } = voice.texts;
  return {
    subject: words.subject,
    preview: words.intro(minutes),
    heading: words.heading,
    blocks: [
      { kind: 'text', text: words.intro(minutes) },
      { kind: 'buttons', buttons: [{ label: words.button, url, primary: true }] },
      { kind: 'text', text: words.ignore, tone: 'quiet' },
    ],
    footer: staffFooter(voice),
  };
};

export const adminNotice = ({ title, lines }: MessageData['admin-notice'], voice: Voice): MailContent => {
  const heading = oneLine(title[voice.language], 150);
  return {
    subject: heading,
    preview: oneLine(lines[0]?.[voice.language] ?? '', 120),
    heading,
    blocks: [{ kind: 'list', items: lines.map((line) => line[voice.language]) }],
    footer: staffFooter(voice),
  };
};
