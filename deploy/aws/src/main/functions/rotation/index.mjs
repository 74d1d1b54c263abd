// Renews the password of the database or of the cache, as Secrets Manager asks for it, in four steps:
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
// Each may be asked for again after it failed half-way, so each does only what is not done yet.
import { rotate } from './rotation.mjs';

export async function handler(event) {
  // Part of the Lambda runtime, and of nothing else: imported here, so that tests do without.
  const [{ SecretsManager }, { RDS }, { ElastiCache }, { ECS }] = await Promise.all([
    import('@aws-sdk/client-secrets-manager'),
    import('@aws-sdk/client-rds'),
    import('@aws-sdk/client-elasticache'),
    import('@aws-sdk/client-ecs'),
  ]);
  await rotate(event, process.env, {
    secrets: new SecretsManager(),
    rds: new RDS(),
    elasticache: new ElastiCache(),
    ecs: new ECS(),
  });
}
