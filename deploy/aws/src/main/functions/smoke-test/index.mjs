// Asks a new version of PaperTrade, by the listener that nobody else uses, whether it is well, before anybody is sent to it.
// ECS calls it: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html
import { smokeTest } from './smoke-test.mjs';

export async function handler(event) {
  const { LOAD_BALANCER: host, PORT: port, DOMAIN: domain } = process.env;
  const problems = await smokeTest({ host, port, domain });
  // Read in the function's log by whoever wonders why a release was rolled back.
  console.log(JSON.stringify({ stage: event?.lifecycleStage, problems }));
  return { hookStatus: problems.length === 0 ? 'SUCCEEDED' : 'FAILED' };
}
