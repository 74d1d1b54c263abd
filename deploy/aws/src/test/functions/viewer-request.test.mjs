import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';

// As CloudFront runs it: a script with a function called handler, at most 10 KB.
const code = readFileSync(new URL('../../main/functions/viewer-request/viewer-request.js', import.meta.url), 'utf8');
const { handler } = vm.runInNewContext(`${code}; ({ handler })`);

const asked = (uri, headers = {}) =>
  handler({
    context: { requestId: 'EXAMPLE_4TyzHTaYWb1GX1qTfsHhEqV6HUDd_BzoBZnwfnvQc==' },
    viewer: { ip: '198.51.100.11' },
    request: { method: 'GET', uri, headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { value }])) },
  });

test('what a browser says of itself is overwritten', () => {
  const { headers } = asked('/', {
    host: 'trade.example.org', 'x-viewer-address': '10.0.0.1', 'x-request-id': 'mine', 'x-forwarded-host': 'evil.example',
    'x-forwarded-prefix': '/evil', 'x-forwarded-ssl': 'on', forwarded: 'for=10.0.0.1;host=evil.example',
  });
  assert.deepEqual(Object.keys(headers).sort(), ['host', 'x-request-id', 'x-viewer-address']);
  assert.equal(headers['x-viewer-address'].value, '198.51.100.11');
});

test('the number of the request is one that PaperTrade takes over', () => {
  assert.match(asked('/').headers['x-request-id'].value, /^[A-Za-z0-9-]{8,64}$/);
});

test('a channel is opened with all it says', () => {
  const { headers } = asked('/VAADIN/push', { upgrade: 'websocket', 'sec-websocket-key': 'x', cookie: 'PAPERTRADE=1' });
  assert.equal(headers.upgrade.value, 'websocket');
  assert.equal(headers['sec-websocket-key'].value, 'x');
  assert.equal(headers.cookie.value, 'PAPERTRADE=1');
});

for (const uri of ['/actuator', '/actuator/', '/actuator/prometheus']) {
  test(`${uri} is not there`, () => assert.equal(asked(uri).statusCode, 404));
}

test('what only begins like it is passed on', () => assert.equal(asked('/actuators').uri, '/actuators'));

test('it is not too large for CloudFront', () => assert.ok(Buffer.byteLength(code) < 10_000));
