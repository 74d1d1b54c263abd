#!/usr/bin/env bash
# Usage: migrate.sh staging|production TAG
# Runs the migration of the image that the stack Delivery has been given, and waits for its end.
# Ends with 0 if the database is of that version now. MIGRATION_PATIENCE is how many ten minutes it may take (6).
set -euo pipefail
# shellcheck source=deploy/aws/release/lib.sh
. "$(dirname "$0")/lib.sh"
[ $# -eq 2 ] || { usage >&2; exit 1; }
installation_named "$1"
tag_named "$2"
installation=$1 tag=$2
cluster=papertrade-$installation
delivery=$(stack "$installation" Delivery)
output() { of_stack "$delivery" "Outputs[?OutputKey=='$1'].OutputValue | [0]"; }
subnets=$(output MigrationSubnets)
group=$(output MigrationSecurityGroup)

# The address is the way out to where the image lies; nobody is let in by it.
read -r task reason < <(aws ecs run-task --cluster "$cluster" --task-definition "$cluster-migrate" --launch-type FARGATE --count 1 \
    --network-configuration "awsvpcConfiguration={subnets=[$subnets],securityGroups=[$group],assignPublicIp=ENABLED}" \
    --query '[tasks[0].taskArn, failures[0].reason]' --output text) || fail "The migration could not be started."
[ "$task" != None ] || fail "The migration could not be started: $reason"
say "Migrating: $task"

# aws looks for ten minutes and then gives up, with the same status as for an error.
tries=${MIGRATION_PATIENCE:-6}
until aws ecs wait tasks-stopped --cluster "$cluster" --tasks "$task"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || fail "The migration has not ended; it goes on. Look for it in the log /papertrade/$installation/migrations."
done

aws logs get-log-events --log-group-name "/papertrade/$installation/migrations" --output text \
    --log-stream-name "papertrade/papertrade/${task##*/}" --start-from-head --query 'events[].[message]' || say "(It left no log.)"
IFS=$'\t' read -r status image reason < <(aws ecs describe-tasks --cluster "$cluster" --tasks "$task" --output text \
    --query "tasks[0].[containers[?name=='papertrade'].exitCode | [0], containers[?name=='papertrade'].image | [0], stoppedReason]") ||
    fail "Nobody knows how the migration ended."
[ "$status" = 0 ] || fail "The migration failed (exit code $status): $reason"
# Whatever made another revision meanwhile, the next step is not for this image.
[ "${image##*:}" = "$tag" ] || fail "Another version has migrated: $image"
say "The database is of $tag."
