#!/usr/bin/env bash
# Usage: restore.sh staging|production [--keep] [TIME]
# Restores the database to a point in time, beside the present one, which is not touched, and tells every ledger of it again. TIME is
# any second of the days that backups are kept, such as 2026-11-28T14:03:00Z; without it, the latest there is.
# A drill: what was restored is deleted afterwards, and the last line is one for the table in deploy/disaster-recovery.md. With --keep
# it stays, and the commands that put it in the present one's place are printed. Ends with 0 if all ledgers agree. If the password was
# renewed since that second, what is restored gets the present one, which is the one that PaperTrade knows.
# RESTORE_PATIENCE is how many half hours the restore may take (4).
set -euo pipefail
# shellcheck source=deploy/aws/release/lib.sh
. "$(dirname "$0")/../release/lib.sh"
keep='' installation='' time=''
for argument in "$@"; do
    case $argument in
        --help | -h) usage; exit 0 ;;
        --keep) keep=yes ;;
        -*) fail "restore.sh knows no '$argument'." ;;
        *) if [ -z "$installation" ]; then installation=$argument; else time=$argument; fi ;;
    esac
done
[ -n "$installation" ] || { usage >&2; exit 1; }
installation_named "$installation"
# What aws does not understand it might take for something else.
[ -z "$time" ] || [[ $time =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$ ]] || fail "'$time' is no time such as 2026-11-28T14:03:00Z."

source=papertrade-$installation
restored=$source-restored
of_database() { aws rds describe-db-instances --db-instance-identifier "$1" --query "DBInstances[0].$2" --output text; }

if of_database "$restored" DBInstanceStatus >/dev/null 2>&1; then
    fail "There is a $restored already: another restore goes on, or was kept. To delete it: aws rds delete-db-instance --db-instance-identifier $restored --skip-final-snapshot"
fi
latest=$(of_database "$source" LatestRestorableTime)
behind=$((($(date +%s) - $(date -d "$latest" +%s)) / 60))
say "The latest point in time is $latest, $behind min ago."
class=$(of_database "$source" DBInstanceClass)
subnets=$(of_database "$source" DBSubnetGroup.DBSubnetGroupName)
parameters=$(of_database "$source" 'DBParameterGroups[0].DBParameterGroupName')
group=$(of_database "$source" 'VpcSecurityGroups[0].VpcSecurityGroupId')

point=(--use-latest-restorable-time)
[ -z "$time" ] || point=(--restore-time "$time")
began=$SECONDS
aws rds restore-db-instance-to-point-in-time --source-db-instance-identifier "$source" --target-db-instance-identifier "$restored" "${point[@]}" \
    --db-instance-class "$class" --db-subnet-group-name "$subnets" --db-parameter-group-name "$parameters" --vpc-security-group-ids "$group" \
    --no-publicly-accessible --no-multi-az --no-deletion-protection --copy-tags-to-snapshot >/dev/null
result='not verified'
request=''
finish() {
    local status=$?
    trap - EXIT
    [ -z "$request" ] || rm -f "$request"
    if [ -z "$keep" ]; then
        aws rds delete-db-instance --db-instance-identifier "$restored" --skip-final-snapshot --delete-automated-backups >/dev/null ||
            say "$restored could not be deleted, and costs something: delete it by hand." >&2
    fi
    say "| $(date -u +%Y-%m-%d) | $installation, a point in time | $behind min behind | $(((SECONDS - began) / 60)) min | $result |"
    exit "$status"
}
trap finish EXIT

tries=${RESTORE_PATIENCE:-4}
until aws rds wait db-instance-available --db-instance-identifier "$restored"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || fail "$restored is not there yet; it is deleted again."
done
host=$(of_database "$restored" Endpoint.Address)
say "$restored is there, at $host, after $(((SECONDS - began) / 60)) min."

secret=papertrade/$installation/database
renewed=$(aws secretsmanager describe-secret --secret-id "$secret" --query LastRotatedDate --output text)
has_present_password() { [ "$(of_database "$restored" '[DBInstanceStatus, PendingModifiedValues.MasterUserPassword]' | tr '\t' ' ')" = 'available None' ]; }
if [ "$renewed" != None ] && [ "$(date -d "${time:-$latest}" +%s)" -lt "$(date -d "$renewed" +%s)" ]; then
    # By a file: whoever is on this machine sees the words of a command.
    request=$(mktemp)
    password=$(aws secretsmanager get-secret-value --secret-id "$secret" --query SecretString --output text | sed -n 's/.*"password" *: *"\([^"]*\)".*/\1/p')
    [ -n "$password" ] || fail "The secret $secret has no password."
    printf '{"DBInstanceIdentifier": "%s", "MasterUserPassword": "%s", "ApplyImmediately": true}\n' "$restored" "$password" >"$request"
    aws rds modify-db-instance --cli-input-json "file://$request" >/dev/null
    tries=60
    until has_present_password; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || fail "$restored did not take the present password within ten minutes."
        sleep "${RESTORE_PAUSE:-10}"
    done
    say "The password was renewed since, at $renewed: $restored has the present one."
fi

# As the migration reaches the present one, but for the host.
definition=$(of_stack "$(stack "$installation" Delivery)" "Outputs[?OutputKey=='MigrationTask'].OutputValue | [0]")
address=$(aws ecs describe-task-definition --task-definition "$definition" --output text \
    --query "taskDefinition.containerDefinitions[0].environment[?name=='DATABASE_URL'].value | [0]")
present=$(of_database "$source" Endpoint.Address)
[[ $address == *"//$present:"* ]] || fail "The migration does not speak to $present; what is restored cannot be reached as it does."
run_to_its_end "$installation" verification --overrides \
    "{\"containerOverrides\":[{\"name\":\"papertrade\",\"command\":[\"verify-ledger\"],\"environment\":[{\"name\":\"DATABASE_URL\",\"value\":\"${address/"//$present:"/"//$host:"}\"}]}]}"
[ "$ended_with" = 0 ] || { result="ledgers: exit code $ended_with"; fail "The ledgers of $restored do not agree, or could not be verified (exit code $ended_with): $ended_because"; }
result='all ledgers agree'
[ -z "$keep" ] || cat <<NEXT
All ledgers of $restored agree. To put it in the place of $source (nobody trades between the first command and the last; PaperTrade
finds it by itself, as the address goes with the name):
  aws rds modify-db-instance --db-instance-identifier $source --new-db-instance-identifier $source-before --apply-immediately
  aws rds wait db-instance-available --db-instance-identifier $source-before
  aws rds modify-db-instance --db-instance-identifier $restored --new-db-instance-identifier $source --apply-immediately
Then, as it was: standby, protection, backups (production's; staging has no standby and keeps 3 days).
  aws rds modify-db-instance --db-instance-identifier $source --multi-az --deletion-protection --backup-retention-period 14 --apply-immediately
NEXT
