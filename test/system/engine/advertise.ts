export const advertisementType = 'application/x-git-upload-pack-advertisement';
export const commit = '1f0c3a5b7d9e2f4a6b8c0d1e3f5a7b9c1d3e5f70';

export function packet(text: string): string {
  return `${(Buffer.byteLength(text) + 4).toString(16).padStart(4, '0')}${text}`;
}

/** The head of an advertisement with one ref; without the flush at its end. */
export const head = `${packet('# service=git-upload-pack\n')}0000${packet(`${commit} HEAD\0multi_ack symref=HEAD:refs/heads/main\n`)}`;

/** A whole one. */
export const advertisement = `${head}0000`;
