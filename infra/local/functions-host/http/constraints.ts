export type Constraint = (value: string) => boolean;

const integer = /^[+-]?\d+$/;
const float = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const hex = '[0-9a-f]';
const dashed = `${hex}{8}(?:-${hex}{4}){3}-${hex}{12}`;
const guid = new RegExp(`^(?:${hex}{32}|${dashed}|\\{${dashed}\\}|\\(${dashed}\\))$`, 'i');

/**
 * The constraints of ASP.NET Core's route templates that make sense in a path.
 * @see https://learn.microsoft.com/aspnet/core/fundamentals/routing#route-constraints
 */
const constraints: Record<string, (argument: string) => Constraint> = {
  int: () => (value) => within(value, -(2n ** 31n), 2n ** 31n - 1n),
  long: () => (value) => within(value, -(2n ** 63n), 2n ** 63n - 1n),
  guid: () => (value) => guid.test(value),
  bool: () => (value) => /^(?:true|false)$/i.test(value),
  alpha: () => (value) => /^[a-z]*$/i.test(value),
  datetime: () => (value) => !Number.isNaN(Date.parse(value)),
  decimal: () => (value) => decimal.test(value),
  double: () => (value) => float.test(value),
  float: () => (value) => float.test(value),
  required: () => (value) => value !== '',
  length: (argument) => {
    const [least, most] = numbers(argument, 1, 2);
    return (value) => value.length >= Number(least) && value.length <= Number(most ?? least);
  },
  minlength: (argument) => {
    const [least] = numbers(argument, 1, 1);
    return (value) => value.length >= Number(least);
  },
  maxlength: (argument) => {
    const [most] = numbers(argument, 1, 1);
    return (value) => value.length <= Number(most);
  },
  min: (argument) => {
    const [least = 0n] = numbers(argument, 1, 1);
    return (value) => within(value, least, 2n ** 63n - 1n);
  },
  max: (argument) => {
    const [most = 0n] = numbers(argument, 1, 1);
    return (value) => within(value, -(2n ** 63n), most);
  },
  range: (argument) => {
    const [least = 0n, most = 0n] = numbers(argument, 2, 2);
    return (value) => within(value, least, most);
  },
  regex: (argument) => {
    const expression = new RegExp(argument, 'i');
    return (value) => expression.test(value);
  },
};

/** Reads one constraint of a route parameter, such as `int` or `length(1,3)`. Throws a sentence when there is none. */
export function parseConstraint(text: string): Constraint {
  const match = /^(\w+)(?:\((.*)\))?$/s.exec(text);
  const make = Object.entries(constraints).find(([name]) => name === match?.[1]?.toLowerCase())?.[1];
  if (make === undefined) throw new Error(`'${text}' is not a route constraint.`);
  return make(match?.[2] ?? '');
}

function within(value: string, least: bigint, most: bigint): boolean {
  if (!integer.test(value)) return false;
  const number = BigInt(value.replace(/^\+/, ''));
  return number >= least && number <= most;
}

function numbers(argument: string, least: number, most: number): bigint[] {
  const parts = argument.split(',').map((part) => part.trim());
  if (parts.length < least || parts.length > most || !parts.every((part) => integer.test(part))) {
    throw new Error(`'(${argument})' is not the argument of a route constraint.`);
  }
  return parts.map((part) => BigInt(part));
}
