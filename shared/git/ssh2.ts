// The SSH client, behind one lazy import: it is CommonJS, whose names a bundler with code splitting keeps only through a
// static import, and Node finds some of them on the default export alone.
import ssh2 from 'ssh2';

export const { Client } = ssh2;
export const { parseKey } = ssh2.utils;
