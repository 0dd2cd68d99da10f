/** A thread of engine wasm in the page. */
import { serve as follow, type ThreadJob } from '../../wasm/index.ts';
import { serve, type Beside } from '../workers/serve.ts';

const skills = {
  /** Tells when it is ready; there is no answer, for it follows until it is terminated. */
  join: (job: ThreadJob, { tell }: Beside<'ready'>): Promise<never> =>
    follow(job, () => tell('ready')),
};

export type ThreadSkills = typeof skills;

serve(skills);
