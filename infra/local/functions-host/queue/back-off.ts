const step = 100;

/**
 * Milliseconds until the next poll after `emptyPolls` polls in a row found nothing (at least 1): 100, then 100 plus
 * 0.8 to 1.2 times 100, 200, 400, … up to `maximum`.
 * @param random a number in [0, 1)
 * @see https://github.com/Azure/azure-webjobs-sdk, RandomizedExponentialBackoffStrategy.cs
 */
export function pollDelay(emptyPolls: number, maximum: number, random: number): number {
  if (emptyPolls <= 1) return Math.min(step, maximum);
  const increment = (0.8 + 0.4 * random) * 2 ** (emptyPolls - 2) * step;
  return Math.min(step + increment, maximum);
}
