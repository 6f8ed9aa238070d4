import type { QueueOptions } from './options.ts';

type Encoding = QueueOptions['messageEncoding'];

export function encodeText(text: string, encoding: Encoding): string {
  return encoding === 'base64' ? Buffer.from(text, 'utf8').toString('base64') : text;
}

/** Null: the message is not base64 although host.json says that messages are. */
export function decodeText(raw: string, encoding: Encoding): string | null {
  if (encoding === 'none') return raw;
  // White space is skipped, as .NET's Convert.FromBase64String does.
  const compact = raw.replaceAll(/[ \t\r\n]/g, '');
  const isBase64 = compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact);
  return isBase64 ? Buffer.from(compact, 'base64').toString('utf8') : null;
}
