/** Bodies of PUT secret as the documents show them. */

export const token = { kind: 'EncryptedText', value: 'another-personal-access-token-goes-here' };
