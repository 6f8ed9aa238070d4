/** A verification's identifier: which connector it was (a new one is made at each creation), and its number. */
export function verificationId(uid: string, sequence: number): string {
  return `${uid.slice(0, 8)}-${sequence}`;
}
