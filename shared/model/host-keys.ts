/** A server over SSH, and the fingerprint of a key that it may show. */
export type HostKeyPin = {
  /** `host:port` */
  place: string;
  /** `SHA256:` and 43 characters of base64. */
  fingerprint: string;
};

/** https://learn.microsoft.com/azure/devops/repos/git/use-ssh-keys-to-authenticate */
const published: readonly HostKeyPin[] = ['ssh.dev.azure.com:22', 'vs-ssh.visualstudio.com:22'].map((place) => ({
  place,
  fingerprint: 'SHA256:ohD8VZEXGWo6Ez8GSEJQ9WpafgLFsOfLOtGGQCQo6Og',
}));

/** Reads `host[:port]=SHA256:…` entries, separated by commas. @throws Error with the number of an entry that is none */
export function parseHostKeys(setting: string): HostKeyPin[] {
  const entries = setting.split(',').map((entry) => entry.trim());
  return entries.filter(Boolean).map((entry, index) => {
    const [, host, port = '22', digest] =
      /^([a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[a-f\d:.]+\])(?::(\d{1,5}))?=SHA256:([A-Za-z\d+/]{43})=?$/i.exec(entry) ?? [];
    if (host === undefined || digest === undefined || Number(port) < 1 || Number(port) > 65_535) {
      // Not the entry itself: nobody knows what was pasted there.
      throw new Error(`entry number ${index + 1} is not of the form host[:port]=SHA256:fingerprint.`);
    }
    return { place: `${host.toLowerCase()}:${Number(port)}`, fingerprint: `SHA256:${digest}` };
  });
}

/** The fingerprints that the server at `place` may show; none: nobody knows its key. */
export function pinnedKeys(place: string, own: readonly HostKeyPin[]): string[] {
  return [...published, ...own].filter((pin) => pin.place === place).map(({ fingerprint }) => fingerprint);
}
