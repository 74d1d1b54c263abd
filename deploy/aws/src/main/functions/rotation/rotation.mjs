import { setTimeout as pause } from 'node:timers/promises';

const POLL_MILLIS = 10_000;
const POLLS = 54; // nine minutes: the function has ten

export async function rotate({ Step: step, SecretId: id, ClientRequestToken: token }, settings, aws, pollMillis = POLL_MILLIS) {
  const target = targetOf(id, settings, aws);
  switch (step) {
    case 'createSecret':
      return create(id, token, aws);
    case 'setSecret':
      return target.set((await pending(id, token, aws)).password);
    case 'testSecret':
      return settled(target, pollMillis);
    case 'finishSecret':
      await finish(id, token, aws);
      return replaceTasks(settings, aws);
    default:
      throw new Error(`Not a step of a rotation: ${step}`);
  }
}

function targetOf(id, { DATABASE_SECRET, DATABASE, CACHE_SECRET, CACHE }, { rds, elasticache }) {
  switch (id) {
    case DATABASE_SECRET:
      return {
        // Connections that are open stay open; tasks are replaced before many of theirs have grown old (30 minutes).
        set: (password) => rds.modifyDBInstance({ DBInstanceIdentifier: DATABASE, MasterUserPassword: password, ApplyImmediately: true }),
        isSettled: async () => {
          const { DBInstances: [database] } = await rds.describeDBInstances({ DBInstanceIdentifier: DATABASE });
          return database.DBInstanceStatus === 'available' && !database.PendingModifiedValues?.MasterUserPassword;
        },
      };
    case CACHE_SECRET:
      return {
        // ROTATE: the password before it is valid until the next one comes.
        set: (password) =>
          elasticache.modifyReplicationGroup({ ReplicationGroupId: CACHE, AuthToken: password, AuthTokenUpdateStrategy: 'ROTATE', ApplyImmediately: true }),
        isSettled: async () => {
          const { ReplicationGroups: [cache] } = await elasticache.describeReplicationGroups({ ReplicationGroupId: CACHE });
          return cache.Status === 'available' && !cache.PendingModifiedValues?.AuthTokenStatus;
        },
      };
    default:
      throw new Error('Not a secret of this installation');
  }
}

async function create(id, token, aws) {
  try {
    await pending(id, token, aws);
    return; // made before
  } catch (missing) {
    if (missing.name !== 'ResourceNotFoundException') {
      throw missing;
    }
  }
  const current = JSON.parse((await aws.secrets.getSecretValue({ SecretId: id, VersionStage: 'AWSCURRENT' })).SecretString);
  const { RandomPassword: password } = await aws.secrets.getRandomPassword({ PasswordLength: 40, ExcludePunctuation: true });
  await aws.secrets.putSecretValue({
    SecretId: id,
    ClientRequestToken: token,
    SecretString: JSON.stringify({ ...current, password }),
    VersionStages: ['AWSPENDING'],
  });
}

async function pending(id, token, aws) {
  const value = await aws.secrets.getSecretValue({ SecretId: id, VersionId: token, VersionStage: 'AWSPENDING' });
  return JSON.parse(value.SecretString);
}

async function settled(target, pollMillis) {
  for (let poll = 0; poll < POLLS; poll++) {
    if (await target.isSettled()) {
      return;
    }
    await pause(pollMillis);
  }
  throw new Error('The new password has not come into force in nine minutes');
}

async function finish(id, token, aws) {
  const { VersionIdsToStages: versions } = await aws.secrets.describeSecret({ SecretId: id });
  const current = Object.keys(versions).find((version) => versions[version].includes('AWSCURRENT'));
  if (current !== token) {
    await aws.secrets.updateSecretVersionStage({ SecretId: id, VersionStage: 'AWSCURRENT', MoveToVersionId: token, RemoveFromVersionId: current });
  }
}

async function replaceTasks({ CLUSTER: cluster, SERVICE: service }, aws) {
  try {
    await aws.ecs.updateService({ cluster, service, forceNewDeployment: true });
  } catch (failure) {
    // Before the application is installed for the first time there is nothing to replace.
    if (!['ClusterNotFoundException', 'ServiceNotFoundException'].includes(failure.name)) {
      throw failure;
    }
  }
}
