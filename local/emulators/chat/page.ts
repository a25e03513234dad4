import type { SentChat } from './store.ts';

/** The sent chat messages, newest first, as a small page in both languages of the hub. */
export function chatPage(messages: readonly SentChat[], chinese: boolean): string {
  const text = chinese
    ? { title: '本地聊天', note: '系统发出的聊天消息。不会离开本机。', none: '还没有消息。' }
    : {
        title: 'Local chat',
        note: 'Chat messages that the hub sent. Nothing leaves this machine.',
        none: 'No messages yet.',
      };
  const items = [...messages]
    .reverse()
    .map(
      (each) =>
        `<li><small>${safe(each.platform)} · ${safe(each.to)} · <time>${safe(each.sentAt)}</time></small><p>${safe(each.text)}</p></li>`,
    );
  return `<!doctype html><html lang="${chinese ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${text.title}</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:45rem;padding:1rem}
ol{list-style:none;padding:0}li{border-bottom:1px solid #8886;padding:.5rem 0}p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}</style>
</head><body><main><h1>${text.title}</h1><p>${text.note}</p>${items.length > 0 ? `<ol>${items.join('')}</ol>` : `<p>${text.none}</p>`}</main></body></html>`;
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
