import type { Settings } from '../../infra/local/host-settings.ts';
import { startSimulator } from '../simulator/simulator.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { type Account, newAccount } from './account.ts';
import { type Service, startService } from './start-service.ts';

export type Stage = {
  service: Service;
  simulator: Simulator;
  newAccount(): Account;
  close(): Promise<void>;
};

/** The service, with the simulator in place of Azure DevOps. */
export async function startWithSimulator(settings: Settings = {}): Promise<Stage> {
  const simulator = await startSimulator();
  const service = await startService({ settings: { AZURE_DEVOPS_URL: simulator.url, ...settings } }).catch(
    async (error: unknown) => {
      await simulator.close();
      throw error;
    },
  );
  return {
    service,
    simulator,
    newAccount: () => newAccount(service),
    async close() {
      await service.close();
      await simulator.close();
    },
  };
}
