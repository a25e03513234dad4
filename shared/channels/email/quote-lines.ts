/** How deep a line is quoted: the number of leading `>`. */
export const quoteDepth = (line: string): number =>
  (/^\s{0,3}((?:>\s?)+)/.exec(line)?.[1] ?? '').replaceAll(/\s/g, '').length;

const SEPARATOR_WORDS = [
  'original message',
  'original appointment',
  'original',
  '原始邮件',
  '邮件原件',
  '原邮件',
  '回复的原邮件',
  '原始郵件',
  '原文',
  'ursprüngliche nachricht',
  'originalnachricht',
  "message d'origine",
  'mensaje original',
  'messaggio originale',
  'mensagem original',
  'oprindelig besked',
  'oorspronkelijk bericht',
  'исходное сообщение',
  '元のメッセージ',
  '원본 메일',
];
const FORWARD_WORDS = [
  'forwarded message',
  '转发的邮件',
  '转发邮件信息',
  '转发邮件',
  '轉寄郵件',
  'weitergeleitete nachricht',
  'message transféré',
  'mensaje reenviado',
  'messaggio inoltrato',
  'mensagem encaminhada',
  'doorgestuurd bericht',
  'пересылаемое сообщение',
  '転送メッセージ',
];
const FORWARD_OPENINGS =
  /^(begin forwarded message|anfang der weitergeleiteten nachricht|début du message (réexpédié|transféré)|下面是被转发的邮件|开始转发的信息|inicio del mensaje reenviado)\s*[:：]$/i;

/** The words between the dashes of a line such as `-----Original Message-----`, lower case; null for any other line. */
function dashed(line: string): string | null {
  const match = /^[>\s]*[-_—=*]{2,40}[\s\u00a0]*([^-_—=*\s].{0,60}?)[\s\u00a0]*[-_—=*]{2,40}\s*$/u.exec(
    line.slice(0, 200),
  );
  return match?.[1]?.toLowerCase() ?? null;
}

/** A line below which the answered mail stands: `-----Original Message-----`, `------ 原始邮件 ------`. */
export const isSeparator = (line: string): boolean => SEPARATOR_WORDS.includes(dashed(line) ?? '-');

/** A line below which a forwarded mail stands. */
export const isForwardSeparator = (line: string): boolean =>
  FORWARD_WORDS.includes(dashed(line) ?? '-') || FORWARD_OPENINGS.test(line.trim().slice(0, 80));

const ATTRIBUTIONS: readonly RegExp[] = [
  /^-*\s*(On|At)\s.{6,400}\swrote\s*:?\s*-*$/i,
  /^.{3,300}\swrote\s*:$/i,
  /^Le\s.{6,400}\sécrit\s*:$/i,
  /^Am\s.{6,300}\sschrieb\s?.{0,200}:$/i,
  /^.{3,300}\sschrieb\s?.{0,100}:$/i,
  /^Op\s.{6,300}\s(schreef|het volgende geschreven)\s?.{0,200}:$/i,
  /^.{0,40}\sskrev\s.{0,300}:$/i,
  /^(W dniu|Dnia)\s.{6,300}\s(pisze|napisał.{0,5}):$/i,
  /^El\s.{6,400}\sescribi[óo]\s*:$/i,
  /^Il\s.{6,400}\sscritto\s*:$/i,
  /^Em\s.{6,400}\sescreveu\s*:$/i,
  /^.{6,400}\s(пишет|написала?)\s*:$/i,
  /^.{4,400}(写道|寫道|写到|编写|撰寫)\s*[：:]$/,
  /^.{4,300}(のメール|のメッセージ|書きました|wrote)[：:]?$/,
  /^.{4,300}(작성|님이 작성)[：:]$/,
  /^.{6,300}<[^<>\s]{3,254}>\s*[：:]$/,
];
/** What only an attribution has at its beginning: keeps most lines from being tried together with the next two. */
const MAY_BEGIN =
  /^[-\s]*(on|at|le|am|op|den|el|il|em|w dniu|dnia|在|于|於|"|20\d\d|\d{1,2}[./:\s]|.{1,60}<|.{2,4}, \d)/i;

/**
 * How many lines from `at` on say who wrote the quoted text and when ("On … wrote:", up to three wrapped lines); 0 when
 * they do not. A date, time or address must be in it: "On the surface … wrote:" is none.
 */
export function isAttribution(lines: readonly string[], at: number): number {
  const first = (lines[at] ?? '').trim();
  if (first.length > 500 || first === '') return 0;
  const begins = MAY_BEGIN.test(first);
  for (let count = 1; count <= (begins ? 3 : 1); count++) {
    const next = lines.slice(at, at + count);
    if (next.some((line) => line.trim() === '') || next.length < count) return 0;
    const joined = next.map((line) => line.trim()).join(' ');
    if (joined.length > 600) return 0;
    if (/\d|@/.test(joined) && ATTRIBUTIONS.some((pattern) => pattern.test(joined))) return count;
  }
  return 0;
}

const LABELS = {
  from: 'from|von|de|da|van|från|fra|发件人|寄件者|寄件人|差出人|от|보낸 사람|发自',
  subject: 'subject|betreff|objet|asunto|oggetto|onderwerp|assunto|ämne|emne|主题|主題|主旨|件名|тема|제목|标题',
  sent: 'sent|date|gesendet|datum|envoyé|fecha|enviado|data|inviato|verzonden|skickat|发送时间|发送日期|日期|时间|寄件日期|傳送時間|送信日時|日時|дата|отправлено|날짜',
  to: 'to|an|à|para|a|aan|till|til|收件人|收件者|宛先|кому|받는 사람',
  cc: 'cc|抄送|副本|kopie|copie|importance|priority|重要性|reply-to|attachments|附件',
} as const;
type Label = keyof typeof LABELS;
const LABEL_LINE = new RegExp(
  `^[>\\s*|]*(?:${Object.entries(LABELS)
    .map(([name, words]) => `(?<${name}>${words})`)
    .join('|')})[*\\s]{0,4}[:：|]\\s*[*]?(?<value>.*)$`,
  'i',
);

/** A line `From: …` in any of the languages: which header and what it says. */
export function labelled(line: string): { label: Label; value: string } | null {
  const groups = LABEL_LINE.exec(line.slice(0, 1000))?.groups;
  if (!groups) return null;
  const label = (Object.keys(LABELS) as Label[]).find((name) => groups[name] !== undefined);
  return label ? { label, value: (groups.value ?? '').replace(/[\s|]+$/, '').trim() } : null;
}

const MOST_BLOCK_LINES = 12;

/**
 * How many lines from `at` on are the headers of an answered or forwarded mail ("From: … Sent: … To: … Subject: …"); 0
 * when they are not. Sender and subject must be there, and a third: "From: Shanghai, To: Beijing" is no mail.
 */
export function isHeaderBlock(lines: readonly string[], at: number): number {
  const first = labelled(lines[at] ?? '');
  if (!first || first.label === 'to' || first.label === 'cc') return 0;
  const seen = new Set<Label>();
  let end = at;
  for (let index = at; index < Math.min(lines.length, at + MOST_BLOCK_LINES); index++) {
    const line = labelled(lines[index] ?? '');
    if (line) {
      seen.add(line.label);
      end = index + 1;
    } else if ((lines[index] ?? '').trim() === '' && seen.has('subject')) break;
    else if (index - end >= 2) break;
  }
  return seen.has('from') && seen.has('subject') && seen.size >= 3 ? end - at : 0;
}

const SIGNATURE_LINES =
  /^(sent (from my|from (outlook|mail|yahoo|proton|samsung|windows)|via (my|the) ).{2,60}|get outlook for .{2,60}|发自我的.{1,30}|发自.{0,20}(邮箱|mail|iphone|ipad|手机).{0,20}|来自.{0,20}(iphone|android|outlook|手机).{0,20}|从 ?windows.{0,20}发送|由.{0,20}(邮箱|手机).{0,10}发送|寄自我的.{1,30}|获取 ?outlook.{0,30}|(von|diese nachricht).{0,40} gesendet|gesendet (von|mit).{2,60}|envoyé (de|depuis|à partir de) (mon|outlook|yahoo).{2,60}|enviado (desde|do|de) (mi|meu|outlook).{2,60}|inviato da.{0,8} (iphone|ipad|outlook).{0,60}|verzonden vanaf.{2,60}|iphone ?から送信|отправлено (с|из) (iphone|моего|мобильн).{0,60})\s*$/i;

/** A line that a telephone or mail program puts under every mail. */
export const isSignatureLine = (line: string): boolean => line.length < 120 && SIGNATURE_LINES.test(line.trim());
