/** The text of a message in the body of a request that puts one: it travels as base64 in XML. Empty: there is none. */
export function messageIn(body: string): string {
  return Buffer.from(/<MessageText>([^<]*)</.exec(body)?.[1] ?? '', 'base64').toString();
}
