export type Json = Record<string, unknown>;
export type Check = {
  name: string;
  outcome: string;
  message: string;
  evidence: Record<string, string | number | boolean>;
};

export function heading(text: string): void {
  console.log(`\n${text}`);
}

export function showVerdict(answer: Json): void {
  const { status, reason, message, hint } = answer['status'] as Record<string, string | null>;
  console.log(`   ${status}${reason === null ? '' : ` (${reason})`}: ${message}`);
  if (hint !== null) console.log(`   -> ${hint}`);
}

export function showCheck({ name, outcome, message, evidence }: Check): void {
  const shown = [
    'proof',
    'defaultBranch',
    'commit',
    'displayName',
    'projectName',
    'repositoryName',
    'address',
    'port',
    'protocol',
  ];
  const facts = shown.flatMap((fact) => (evidence[fact] === undefined ? [] : [`${fact} ${String(evidence[fact])}`]));
  console.log(`   ${name.padEnd(13)} ${outcome}  ${message}${facts.length === 0 ? '' : `  [${facts.join(', ')}]`}`);
}
