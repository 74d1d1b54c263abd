import assert from 'node:assert/strict';
import http from 'node:http';
import { afterEach, test } from 'node:test';
import { smokeTest } from '../../main/functions/smoke-test/smoke-test.mjs';

const WELL = {
  '/health': (response) => response.end('{"status":"UP"}'),
  '/': (response) => response.writeHead(302, { location: 'https://trade.example.org/oauth2/authorization/papertrade' }).end(),
  '/oauth2/authorization/papertrade': (response) => response.writeHead(302, { location: 'https://login.example.org/authorize?client_id=papertrade' }).end(),
};

let server, asked;

afterEach(() => server?.close());

async function tried(answers) {
  asked = [];
  server = http.createServer((request, response) => {
    asked.push([request.headers.host, request.url]);
    answers[request.url](response, asked.filter(([, url]) => url === request.url).length);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return smokeTest({ host: '127.0.0.1', port: server.address().port, domain: 'trade.example.org', tls: false, pauseMillis: 1 });
}

test('a version that is well has no problems, asked by its name and again and again', async () => {
  assert.deepEqual(await tried(WELL), []);
  assert.equal(asked.length, 12);
  assert.ok(asked.every(([host]) => host === 'trade.example.org'));
});

test('one that is ill is told with what it said', async () => {
  const problems = await tried({ ...WELL, '/health': (response) => response.writeHead(503).end('{"status":"DOWN"}') });
  assert.deepEqual(problems, ['/health answers 503 {"status":"DOWN"}']);
});

test('one that cannot send people to sign in is ill', async () => {
  const problems = await tried({ ...WELL, '/oauth2/authorization/papertrade': (response) => response.writeHead(302, { location: '/provider-unreachable' }).end() });
  assert.deepEqual(problems, ['/oauth2/authorization/papertrade answers 302, /provider-unreachable']);
});

test('a page that is shown without signing in is a problem', async () => {
  const problems = await tried({ ...WELL, '/': (response) => response.end('hello') });
  assert.deepEqual(problems, ['/ answers 200, to nowhere']);
});

test('one that is not there yet is asked again', async () => {
  const problems = await tried({ ...WELL, '/health': (response, time) => (time < 4 ? response.writeHead(502).end() : WELL['/health'](response)) });
  assert.deepEqual(problems, []);
});

test('nobody there is a problem and not an exception', async () => {
  const problems = await smokeTest({ host: '127.0.0.1', port: 1, domain: 'x', tls: false, pauseMillis: 1 });
  assert.match(problems[0], /^\/health .*ECONNREFUSED/);
});
