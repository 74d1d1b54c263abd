#!/usr/bin/env bash
# All that can be checked without an account, without credentials and, after the first time, without the network.
# JAVA_HOME at a JDK 25, Node 22 or newer (20 still works). With --renew, the snapshots are written anew first.
set -euo pipefail
cd "$(dirname "$0")"
# Whoever has credentials must not find out here what they can do.
unset AWS_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_REGION AWS_DEFAULT_REGION
export AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
export CDK_DISABLE_VERSION_CHECK=1 JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=1
renew=
[ "${1:-}" != --renew ] || renew=-Dsnapshots.renew=true

echo "== Functions"
node --test src/test/functions/*.test.mjs
echo "== Definition, rules, snapshots, costs"
../../mvnw -B -q -f pom.xml verify $renew
echo "== Synthesis of both installations by the command line, without credentials"
[ -x node_modules/.bin/cdk ] || npm ci --no-audit --no-fund
rm -rf cdk.out
for installation in staging production; do
  node_modules/.bin/cdk synth --quiet --no-lookups --no-version-reporting "PaperTrade-Account" "PaperTrade-$installation-*"
done
for stack in Account {staging,production}-{Network,Data,Delivery,Application,Edge,Observability}; do
  [ -s "cdk.out/PaperTrade-$stack.template.json" ] || { echo "cdk synth made no PaperTrade-$stack" >&2; exit 1; }
done
echo "All of it is well: 13 templates."
