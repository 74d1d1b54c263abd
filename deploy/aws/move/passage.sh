#!/usr/bin/env bash
# Usage: passage.sh
# A way from this machine to the database at AWS, which nobody else reaches: starts the task 'passage' of INSTALLATION (production) and a session
# of AWS's Session Manager through it to the database. Encrypted to the server that has RDS's certificate, all the way: the task sees nothing.
# Stays open until it is ended (Ctrl-C), four hours at most; then the task ends, and what it left in MOVE_STATE (~/.papertrade-move), the password of the
# database among it, is removed. Needs aws, its session-manager-plugin, and PostgreSQL's programs in the version of the server.
#   PASSAGE_PORT      the port of this machine it listens on (15432)
#   DATABASE_CA_FILE  who vouches for the server, if not the authority of RDS in us-east-1
set -euo pipefail
# shellcheck source=deploy/aws/move/lib.sh
. "$(dirname "$0")/lib.sh"
case ${1:-} in
    '') ;;
    --help | -h) usage; exit 0 ;;
    *) fail "passage.sh knows no '$1'." "passage.sh --help" ;;
esac
need aws psql pg_dump pg_restore
command -v session-manager-plugin >/dev/null || fail "aws lacks its session-manager-plugin." "docs.aws.amazon.com: 'Install the Session Manager plugin for the AWS CLI'"
[ ! -e "$PASSAGE" ] || fail "There is a passage already, or one was not cleared away: $PASSAGE" "End the other passage.sh; if there is none: rm '$PASSAGE'"
cluster=papertrade-$INSTALLATION
port=${PASSAGE_PORT:-15432}
authority=$(realpath "${DATABASE_CA_FILE:-$MOVE_DIR/../src/main/resources/com/papertrade/aws/rds-us-east-1.pem}")
delivery=$(stack "$INSTALLATION" Delivery)

task='' session=''
# shellcheck disable=SC2317 # called by the trap
close() {
    trap - EXIT INT TERM
    [ -z "$session" ] || kill "$session" 2>/dev/null || :
    [ -z "$task" ] || aws ecs stop-task --cluster "$cluster" --task "$task" --query task.desiredStatus --output text >/dev/null ||
        warn "The task could not be stopped; it ends by itself within four hours: $task"
    rm -f "$PASSAGE" "$MOVE_STATE"/{password,draft,said,session}
    rmdir "$MOVE_STATE" 2>/dev/null || :
    say "The passage is closed."
}
trap close EXIT
trap 'exit 130' INT TERM
umask 077
mkdir -p "$MOVE_STATE"

endpoint=$(aws rds describe-db-instances --db-instance-identifier "$cluster" --query 'DBInstances[0].Endpoint.Address' --output text)
secret() { aws secretsmanager get-secret-value --secret-id "papertrade/$INSTALLATION/database" --query SecretString --output text | sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"; }
user=$(secret username)
[ -n "$user" ] || fail "The secret papertrade/$INSTALLATION/database names no user." "Is the stack Data deployed, and may you read its secrets?"
printf '%s:%s:*:%s:%s\n' "$endpoint" "$port" "$user" "$(secret password)" >"$MOVE_STATE/password"
# The name is what the certificate is held to, the address where the connection goes.
printf '[aws]\nhost=%s\nhostaddr=127.0.0.1\nport=%s\nuser=%s\npassfile=%s\nsslmode=verify-full\nsslrootcert=%s\nconnect_timeout=10\n' \
    "$endpoint" "$port" "$user" "$MOVE_STATE/password" "$authority" >"$MOVE_STATE/draft"

definition=$(of_stack "$delivery" "Outputs[?OutputKey=='PassageTask'].OutputValue | [0]")
subnets=$(of_stack "$delivery" "Outputs[?OutputKey=='MigrationSubnets'].OutputValue | [0]")
group=$(of_stack "$delivery" "Outputs[?OutputKey=='MigrationSecurityGroup'].OutputValue | [0]")
read -r task reason < <(aws ecs run-task --cluster "$cluster" --task-definition "$definition" --launch-type FARGATE --count 1 --enable-execute-command \
    --network-configuration "awsvpcConfiguration={subnets=[$subnets],securityGroups=[$group],assignPublicIp=ENABLED}" \
    --query '[tasks[0].taskArn, failures[0].reason]' --output text)
[ "$task" != None ] || { task=''; fail "The task could not be started: $reason" "aws ecs describe-task-definition --task-definition $definition"; }
say "Waiting for $task, about a minute."
aws ecs wait tasks-running --cluster "$cluster" --tasks "$task"
# Its agent is there some seconds after the task is.
agent='' runtime=''
for _ in $(seq 30); do
    read -r agent runtime < <(aws ecs describe-tasks --cluster "$cluster" --tasks "$task" --output text \
        --query "tasks[0].containers[?name=='papertrade'] | [0].[managedAgents[?name=='ExecuteCommandAgent'].lastStatus | [0], runtimeId]")
    [ "$agent" != RUNNING ] || break
    sleep 2
done
[ "$agent" = RUNNING ] || fail "The agent in the task does not run: $agent" "aws ecs describe-tasks --cluster $cluster --tasks $task"
aws ssm start-session --target "ecs:${cluster}_${task##*/}_$runtime" --document-name AWS-StartPortForwardingSessionToRemoteHost \
    --parameters "host=$endpoint,portNumber=5432,localPortNumber=$port" >"$MOVE_STATE/session" 2>&1 &
session=$!
mv "$MOVE_STATE/draft" "$PASSAGE"
answers() { PGSERVICEFILE=$PASSAGE PGSERVICE=aws psql -X -q -A -t -d postgres -c 'show server_version_num' 2>"$MOVE_STATE/said"; }
version=''
for _ in $(seq 30); do
    version=$(answers) && break
    kill -0 "$session" 2>/dev/null || break
    sleep 1
done
[ -n "$version" ] || fail "The database does not answer: $(tail -n 1 "$MOVE_STATE/said"). The session says: $(tail -n 1 "$MOVE_STATE/session")" "Try again; is the port $port free?"
programs=$(pg_dump --version | sed -E 's/[^0-9]*([0-9]+).*/\1/')
[ "$((version / 10000))" = "$programs" ] || fail "The server is PostgreSQL $((version / 10000)), the programs here are of $programs." "apt-get install postgresql-client-$((version / 10000))"
say "The database of $INSTALLATION is within reach, as 'aws' for the other scripts. Leave this open; Ctrl-C closes it."
wait "$session" || :
fail "The session has ended." "Nothing is lost: start passage.sh again, and whatever was under way."
