import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { build as esbuild, type Plugin } from 'esbuild';

/** What `bundle` made, not yet on disk: paths relative to the output folder. */
export type Bundle = { path: string; contents: Uint8Array }[];

/**
 * Bundles `<appFolder>/functions/*.ts`, one entry each, with shared and lazily imported code in chunks. Writes nothing.
 * @throws esbuild's BuildFailure, after esbuild has printed each error with its place.
 */
export async function bundle(appFolder: string): Promise<Bundle> {
  const entryPoints = (await readdir(join(appFolder, 'functions'))).filter((name) => name.endsWith('.ts'));
  if (entryPoints.length === 0) throw new Error(`There is no functions/*.ts in ${appFolder}`);
  const outdir = join(appFolder, 'dist');
  const { outputFiles } = await esbuild({
    absWorkingDir: appFolder,
    entryPoints: entryPoints.map((name) => `functions/${name}`),
    outdir,
    outbase: appFolder,
    // Beside functions/ and not in it: package.json's main (dist/functions/*.js) is loaded whole at start.
    chunkNames: 'chunks/[name]-[hash]',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    treeShaking: true,
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: true,
    sourcesContent: false,
    plugins: [withoutNativeParts],
    // Exists only inside the Functions worker, which supplies it when the app is loaded.
    external: ['@azure/functions-core'],
    // CommonJS dependencies call require() and ask for __dirname, which an ES module does not have.
    banner: {
      js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url),__dirname=import.meta.dirname;",
    },
    logLevel: 'warning',
  });
  return outputFiles.map((file) => ({ path: relative(outdir, file.path), contents: file.contents }));
}

/**
 * ssh2 and its dependencies try to load machine code, and do without when there is none. It is left out also where an
 * installation has compiled it: the bundle runs on other machines.
 */
const withoutNativeParts: Plugin = {
  name: 'without native parts',
  setup(build) {
    build.onResolve({ filter: /^cpu-features$|\.node$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** Puts a bundle in place of whatever the folder held, so that a removed function does not linger. */
export async function install(files: Bundle, outdir: string): Promise<void> {
  await rm(outdir, { recursive: true, force: true });
  for (const { path, contents } of files) {
    const target = join(outdir, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, contents);
  }
}

export async function build(appFolder: string): Promise<void> {
  await install(await bundle(appFolder), join(appFolder, 'dist'));
}

if (import.meta.main) {
  await build(resolve(import.meta.dirname, '..')).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
