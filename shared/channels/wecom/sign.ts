import { encrypt, getSignature } from '@wecom/crypto';
import type { SignedRequest } from '../verify/signed-request.ts';

export interface WecomDelivery {
  /** Inner XML; for the handshake the text that has to come back. */
  plain: string;
  at: Date;
  /** Any text; the sender's own part of the signature. */
  nonce: string;
  /** 16 bytes in front of the message. */
  random: Uint8Array;
  corpId: string;
  agentId?: number;
  secrets: { token: string; encodingAesKey: string };
}

function seal({ plain, at, nonce, random, corpId, secrets }: WecomDelivery): { sealed: string; query: string } {
  const sealed = encrypt(secrets.encodingAesKey, plain, corpId, Buffer.from(random));
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = getSignature(secrets.token, timestamp, nonce, sealed);
  return { sealed, query: `msg_signature=${signature}&timestamp=${timestamp}&nonce=${encodeURIComponent(nonce)}` };
}

/** A callback as WeCom would send it; sealed by Tencent's own library, so that our opening is not its own proof. */
export function signWecom(delivery: WecomDelivery): SignedRequest {
  const { sealed, query } = seal(delivery);
  const agent = delivery.agentId === undefined ? '' : `<AgentID><![CDATA[${delivery.agentId}]]></AgentID>`;
  const body = `<xml><ToUserName><![CDATA[${delivery.corpId}]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt>${agent}</xml>`;
  return { method: 'POST', rawQuery: query, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) };
}

/** The request by which WeCom checks the address when it is saved. */
export function signWecomHandshake(delivery: WecomDelivery): SignedRequest {
  const { sealed, query } = seal(delivery);
  return {
    method: 'GET',
    rawQuery: `${query}&echostr=${encodeURIComponent(sealed)}`,
    headers: {},
    body: new Uint8Array(0),
  };
}

/** The inner XML of a text message. */
export function wecomText(message: {
  corpId: string;
  user: string;
  text: string;
  messageId: string;
  agentId: number;
  at: Date;
}): string {
  const data = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  return [
    `<xml><ToUserName>${data(message.corpId)}</ToUserName><FromUserName>${data(message.user)}</FromUserName>`,
    `<CreateTime>${Math.floor(message.at.getTime() / 1000)}</CreateTime><MsgType>${data('text')}</MsgType>`,
    `<Content>${data(message.text)}</Content><MsgId>${message.messageId}</MsgId><AgentID>${message.agentId}</AgentID></xml>`,
  ].join('');
}
