import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Answer } from '../system/start-service.ts';
import { type Call, contract, find } from './document.ts';

// Formats are for people: no rule about them is in the schemas of the service.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(contract, 'contract');
const validators = new Map<string, ValidateFunction>();

/** What is wrong with an answer by the contract; empty when it is as declared. `method` may be HEAD for a GET. */
export function answerFaults({ path, operation }: Call, method: string, answer: Answer): string[] {
  const { status, headers, body } = answer;
  const declared = operation.responses[status];
  if (declared === undefined) return [`status ${status} is not declared: ${JSON.stringify(body).slice(0, 500)}`];
  const missing = Object.entries(declared.headers).flatMap(([name, header]) => {
    const { required } = resolve(header);
    return required === true && headers.get(name) === null ? [`header ${name} is missing`] : [];
  });
  const [mediaType] = Object.keys(declared.content ?? {});
  const type = headers.get('content-type');
  if (mediaType === undefined) return body === '' ? missing : [...missing, 'a body where none is declared'];
  if (type !== mediaType) missing.push(`content type ${type} instead of ${mediaType}`);
  if (method === 'HEAD') return body === '' ? missing : [...missing, 'a body to HEAD'];
  return [...missing, ...schemaFaults(path, operation.operationId, status, mediaType, body)];
}

function schemaFaults(path: string, id: string, status: number, mediaType: string, body: unknown): string[] {
  const method = Object.entries(contract.paths[path] ?? {}).find(([, { operationId }]) => operationId === id)?.[0];
  const steps = ['paths', path, String(method), 'responses', String(status), 'content', mediaType, 'schema'];
  const pointer = steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `contract#/${pointer}` });
  validators.set(pointer, validate);
  if (validate(body)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath || 'the body'} ${message} ${JSON.stringify(params).slice(0, 200)}`.trim(),
  );
}

function resolve(header: unknown): { required?: boolean } {
  const { $ref, ...own } = header as { $ref?: string; required?: boolean };
  return $ref === undefined ? own : (find($ref) as { required?: boolean });
}
