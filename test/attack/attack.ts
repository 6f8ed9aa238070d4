// npm run attack [redirects | answers | hostile]: what this service, git, isomorphic-git and azure-devops-node-api, each
// with its defaults, do with servers that are wrong or mean harm. Everything stays on loopback.
import { falseSuccesses } from './false-successes.ts';
import { hostile } from './hostile.ts';
import { redirects } from './redirects.ts';

const attacks: Record<string, { title: string; run: () => Promise<void> }> = {
  redirects: { title: 'What the place behind a redirect receives', run: redirects },
  answers: { title: 'Which wrong answers are taken for a success', run: falseSuccesses },
  hostile: { title: 'What a hostile server costs', run: hostile },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(attacks, name));
if (unknown.length > 0) {
  console.error(`npm run attack -- [${Object.keys(attacks).join(' | ')}]`);
  process.exitCode = 1;
} else {
  for (const [name, { title, run }] of Object.entries(attacks)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`\n# ${title}\n`);
    await run();
  }
}
