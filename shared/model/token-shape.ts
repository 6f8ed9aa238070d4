/** Personal access tokens, new and old form: whatever is stored or repeated in clear must not hold one. */
export const tokenShape = /[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}|(?<![a-z2-7])[a-z2-7]{52}(?![a-z2-7])/;
