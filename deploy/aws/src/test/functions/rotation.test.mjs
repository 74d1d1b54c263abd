import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { rotate } from '../../main/functions/rotation/rotation.mjs';

const SETTINGS = { DATABASE_SECRET: 'arn:database', DATABASE: 'papertrade', CACHE_SECRET: 'arn:cache', CACHE: 'papertrade', CLUSTER: 'papertrade', SERVICE: 'papertrade' };

let calls, versions, values, database, cache, services, aws;

beforeEach(() => {
  calls = [];
  versions = { old: ['AWSCURRENT'], next: ['AWSPENDING'] };
  values = { old: { username: 'papertrade', host: 'db', password: 'before' } };
  database = [{ DBInstanceStatus: 'available' }];
  cache = [{ Status: 'available' }];
  services = [];
  const noted = (name, answer) => async (request) => {
    calls.push([name, request]);
    return answer?.(request);
  };
  const missing = Object.assign(new Error('missing'), { name: 'ResourceNotFoundException' });
  aws = {
    secrets: {
      getSecretValue: noted('getSecretValue', ({ VersionId, VersionStage }) => {
        const value = values[VersionStage === 'AWSCURRENT' ? 'old' : VersionId];
        if (!value) throw missing;
        return { SecretString: JSON.stringify(value) };
      }),
      getRandomPassword: noted('getRandomPassword', () => ({ RandomPassword: 'after' })),
      putSecretValue: noted('putSecretValue', ({ ClientRequestToken, SecretString }) => { values[ClientRequestToken] = JSON.parse(SecretString); }),
      describeSecret: noted('describeSecret', () => ({ VersionIdsToStages: versions })),
      updateSecretVersionStage: noted('updateSecretVersionStage'),
    },
    rds: {
      modifyDBInstance: noted('modifyDBInstance'),
      describeDBInstances: noted('describeDBInstances', () => ({ DBInstances: [database.length > 1 ? database.shift() : database[0]] })),
    },
    elasticache: {
      modifyReplicationGroup: noted('modifyReplicationGroup'),
      describeReplicationGroups: noted('describeReplicationGroups', () => ({ ReplicationGroups: [cache.length > 1 ? cache.shift() : cache[0]] })),
    },
    ecs: { updateService: noted('updateService', () => { if (services.length) throw services[0]; }) },
  };
});

const step = (name, secret = 'arn:database') => rotate({ Step: name, SecretId: secret, ClientRequestToken: 'next' }, SETTINGS, aws, 1);
const called = (name) => calls.filter(([of]) => of === name).map(([, request]) => request);

test('a new password leaves the rest of the secret as it is', async () => {
  await step('createSecret');
  assert.deepEqual(values.next, { username: 'papertrade', host: 'db', password: 'after' });
});

test('a password that was made is not made again', async () => {
  values.next = { password: 'made before' };
  await step('createSecret');
  assert.deepEqual(called('putSecretValue'), []);
});

test('another failure is not taken for a missing one', async () => {
  aws.secrets.getSecretValue = async () => { throw Object.assign(new Error('no'), { name: 'AccessDeniedException' }); };
  await assert.rejects(step('createSecret'), /no/);
});

test('the database gets it at once', async () => {
  values.next = { password: 'after' };
  await step('setSecret');
  assert.deepEqual(called('modifyDBInstance'), [{ DBInstanceIdentifier: 'papertrade', MasterUserPassword: 'after', ApplyImmediately: true }]);
  assert.deepEqual(called('modifyReplicationGroup'), []);
});

test('the cache takes both for a while', async () => {
  values.next = { password: 'after' };
  await step('setSecret', 'arn:cache');
  assert.deepEqual(called('modifyReplicationGroup'), [{ ReplicationGroupId: 'papertrade', AuthToken: 'after', AuthTokenUpdateStrategy: 'ROTATE', ApplyImmediately: true }]);
});

test('the database is asked until the password is in force', async () => {
  database = [
    { DBInstanceStatus: 'available', PendingModifiedValues: { MasterUserPassword: '****' } },
    { DBInstanceStatus: 'resetting-master-credentials' },
    { DBInstanceStatus: 'available' },
  ];
  await step('testSecret');
  assert.equal(called('describeDBInstances').length, 3);
});

test('the cache is asked until the password is in force', async () => {
  cache = [{ Status: 'modifying' }, { Status: 'available', PendingModifiedValues: { AuthTokenStatus: 'ROTATING' } }, { Status: 'available' }];
  await step('testSecret', 'arn:cache');
  assert.equal(called('describeReplicationGroups').length, 3);
});

test('a password that never comes into force is a failure', async () => {
  database = [{ DBInstanceStatus: 'modifying' }];
  await assert.rejects(step('testSecret'), /has not come into force/);
});

test('at the end it is the current one, and tasks that read it take the place of the others', async () => {
  await step('finishSecret');
  assert.deepEqual(called('updateSecretVersionStage'), [{ SecretId: 'arn:database', VersionStage: 'AWSCURRENT', MoveToVersionId: 'next', RemoveFromVersionId: 'old' }]);
  assert.deepEqual(called('updateService'), [{ cluster: 'papertrade', service: 'papertrade', forceNewDeployment: true }]);
});

test('the end may come twice', async () => {
  versions = { next: ['AWSCURRENT', 'AWSPENDING'] };
  await step('finishSecret');
  assert.deepEqual(called('updateSecretVersionStage'), []);
  assert.equal(called('updateService').length, 1);
});

test('without an application there is nothing to replace; any other failure is one', async () => {
  services = [Object.assign(new Error('none'), { name: 'ServiceNotFoundException' })];
  await step('finishSecret');
  services = [Object.assign(new Error('throttled'), { name: 'ThrottlingException' })];
  await assert.rejects(step('finishSecret'), /throttled/);
});

test('a secret of somebody else, and a step that is none, are refused', async () => {
  await assert.rejects(step('setSecret', 'arn:other'), /Not a secret of this installation/);
  await assert.rejects(step('undo'), /Not a step/);
});
