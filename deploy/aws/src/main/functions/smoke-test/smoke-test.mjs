import http from 'node:http';
import https from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';

const ANSWER_MILLIS = 10_000;
const PAUSE_MILLIS = 5_000;
const TRIES = 6;
// Each connection is a new one, so that several tasks are asked.
const ROUNDS = 4;

// What must be right; answers what is not.
const CHECKS = [
  {
    path: '/health',
    problem: ({ status, body }) => (status === 200 && body.includes('"UP"') ? null : `answers ${status} ${body.slice(0, 80)}`),
  },
  {
    // Somebody who is not signed in is sent to do so ...
    path: '/',
    problem: ({ status, location }) => (status === 302 && location.includes('/oauth2/authorization/') ? null : `answers ${status}, ${location || 'to nowhere'}`),
  },
  {
    // ... at the provider, which the task must have reached for its address.
    path: '/oauth2/authorization/papertrade',
    problem: ({ status, location }) =>
      status === 302 && location.startsWith('https://') && location.includes('client_id=') ? null : `answers ${status}, ${location || 'to nowhere'}`,
  },
];

export async function smokeTest({ host, port, domain, tls = true, pauseMillis = PAUSE_MILLIS }) {
  const problems = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const { path, problem } of CHECKS) {
      const found = await withPatience(() => ask({ host, port, domain, tls, path }), problem, pauseMillis);
      if (found) {
        problems.push(`${path} ${found}`);
      }
    }
    if (problems.length > 0) {
      break;
    }
  }
  return problems;
}

// The load balancer may need some seconds to know of the new tasks.
async function withPatience(question, problem, pauseMillis) {
  let found;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) {
      await pause(pauseMillis);
    }
    try {
      found = problem(await question());
    } catch (failure) {
      found = failure.message;
    }
    if (!found) {
      return null;
    }
  }
  return found;
}

function ask({ host, port, domain, tls, path }) {
  return new Promise((resolve, reject) => {
    const options = { host, port, path, agent: false, timeout: ANSWER_MILLIS, headers: { host: domain } };
    // The certificate is the domain's, not the load balancer's own name's.
    const request = (tls ? https : http).get(tls ? { ...options, servername: domain } : options, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part) => (body += part));
      response.on('end', () => resolve({ status: response.statusCode, location: response.headers.location ?? '', body }));
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error('says nothing')));
    request.on('error', reject);
  });
}
