// Two worker threads at one grading: half the time where there are two cores.
import type { EngineClient } from './client.js';
import { NodeEngineClient } from './node-client.js';
import { TeamClient } from './team-client.js';

/** Lends `work` an engine of two workers, and ends them after. */
export async function withTeam<T>(work: (engine: EngineClient) => Promise<T>): Promise<T> {
  const [lead, mate] = [new NodeEngineClient(), new NodeEngineClient()];
  try {
    await Promise.all([lead.ready, mate.ready]);
    const team = new TeamClient(lead, () => mate);
    await team.complete;
    return await work(team);
  } finally {
    await Promise.all([lead.close(), mate.close()]);
  }
}
