import type { Settings } from '../../infra/local/host-settings.ts';
import { startSimulator } from '../simulator/simulator.ts';
import type { Simulator, SimulatorOptions } from '../simulator/simulator.ts';
import { type Account, newAccount } from './account.ts';
import { type Service, startService } from './start-service.ts';

export type Stage = {
  service: Service;
  simulator: Simulator;
  newAccount(): Account;
  close(): Promise<void>;
};

/** The service, with the simulator in place of Azure DevOps, and of its SSH where the simulator is asked for that too. */
export async function startWithSimulator(settings: Settings = {}, options: SimulatorOptions = {}): Promise<Stage> {
  const simulator = await startSimulator(options);
  const { url, ssh } = simulator;
  const address = ssh && `${ssh.host}:${ssh.port}`;
  const overSsh = ssh && { AZURE_DEVOPS_SSH: `${address}`, SSH_HOST_KEYS: `${address}=${ssh.fingerprint}` };
  const service = await startService({ settings: { AZURE_DEVOPS_URL: url, ...overSsh, ...settings } }).catch(
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
