import { type Child, startChild } from '../../infra/local/child.ts';
import { builtApp } from './built-app.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

// On Flex Consumption every queue function runs on instances of its own, and the HTTP functions share theirs.

export type Host = Child<{ type: 'ready'; url: string }>;

const queueFunctions = ['verify-connector', 'finish-change', 'process-webhook', 'fire', 'publish-status'].flatMap(
  (name) => [name, `${name}-poison`],
);

export type SeparateStage = Stage & {
  /** A host on the same storage that runs this function alone. */
  startHostOf(name: string): Promise<Host>;
};

/** The service with its HTTP functions only; each queue function waits for a host of its own. */
export async function startSeparately(): Promise<SeparateStage> {
  const off = Object.fromEntries(queueFunctions.map((name) => [`AzureWebJobs.${name}.Disabled`, 'true']));
  const stage = await startWithSimulator(off);
  const hosts: Host[] = [];
  return {
    ...stage,
    async startHostOf(name) {
      const environment = Object.entries(stage.service.world.settings()).filter(
        ([key]) => !key.startsWith('AzureWebJobs.'),
      );
      const host: Host = await startChild({
        script: new URL('../../infra/local/functions-host/main.ts', import.meta.url),
        args: [await builtApp(), '--port', '0'],
        env: {
          ...Object.fromEntries(environment),
          // Only this one: https://learn.microsoft.com/azure/azure-functions/functions-host-json#functions
          AzureFunctionsJobHost__functions__0: name,
        },
        onOutput: () => undefined,
      });
      hosts.push(host);
      return host;
    },
    async close() {
      for (const host of hosts) await host.stop();
      await stage.close();
    },
  };
}
