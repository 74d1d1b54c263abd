# shellcheck shell=bash
# What the scripts of a release share. Account, region and role come from the environment, as aws takes them.
set -euo pipefail

RELEASE_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

usage() { sed -n '2,/^set -e/{/^# \{0,1\}/!d;s/^# \{0,1\}//;p}' "$0"; }

# An installation that there is not, or a tag that is none, would be an error of aws's later on, and a less clear one.
installation_named() {
    case $1 in
        staging | production) ;;
        *) fail "There is no installation '$1': staging or production." ;;
    esac
}

# The commit the image was built of, in full: the migrations of a version are found by its tag.
tag_named() {
    [[ $1 =~ ^[0-9a-f]{40}$ ]] || fail "'$1' is no tag of an image: a tag is a commit, all 40 digits of it."
}

stack() { printf 'PaperTrade-%s-%s' "$1" "$2"; }

of_stack() { # of_stack STACK QUERY
    aws cloudformation describe-stacks --stack-name "$1" --query "Stacks[0].$2" --output text
}

tag_of() { of_stack "$1" "Parameters[?ParameterKey=='ImageTag'].ParameterValue | [0]"; }

# The task that migrates, with whatever it is to do instead, until it has ended; its log is shown. Afterwards ended_with is its exit
# code, ended_image what it ran, ended_because why it ended. TASK_PATIENCE is how many ten minutes it may take (6).
run_to_its_end() { # run_to_its_end INSTALLATION NAME [OPTION...]: options of 'aws ecs run-task'
    local installation=$1 name=$2 cluster=papertrade-$1 delivery definition subnets group task reason tries
    shift 2
    delivery=$(stack "$installation" Delivery)
    definition=$(of_stack "$delivery" "Outputs[?OutputKey=='MigrationTask'].OutputValue | [0]")
    subnets=$(of_stack "$delivery" "Outputs[?OutputKey=='MigrationSubnets'].OutputValue | [0]")
    group=$(of_stack "$delivery" "Outputs[?OutputKey=='MigrationSecurityGroup'].OutputValue | [0]")

    # The address is the way out to where the image lies; nobody is let in by it.
    read -r task reason < <(aws ecs run-task --cluster "$cluster" --task-definition "$definition" --launch-type FARGATE --count 1 "$@" \
        --network-configuration "awsvpcConfiguration={subnets=[$subnets],securityGroups=[$group],assignPublicIp=ENABLED}" \
        --query '[tasks[0].taskArn, failures[0].reason]' --output text) || fail "The $name could not be started."
    [ "$task" != None ] || fail "The $name could not be started: $reason"
    say "Started the $name: $task"

    # aws looks for ten minutes and then gives up, with the same status as for an error.
    tries=${TASK_PATIENCE:-6}
    until aws ecs wait tasks-stopped --cluster "$cluster" --tasks "$task"; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || fail "The $name has not ended; it goes on. Look for it in the log /papertrade/$installation/migrations."
    done

    aws logs get-log-events --log-group-name "/papertrade/$installation/migrations" --output text \
        --log-stream-name "papertrade/papertrade/${task##*/}" --start-from-head --query 'events[].[message]' || say "(It left no log.)"
    # shellcheck disable=SC2034
    IFS=$'\t' read -r ended_with ended_image ended_because < <(aws ecs describe-tasks --cluster "$cluster" --tasks "$task" --output text \
        --query "tasks[0].[containers[?name=='papertrade'].exitCode | [0], containers[?name=='papertrade'].image | [0], stoppedReason]") ||
        fail "Nobody knows how the $name ended."
}

# Settled means: what its parameters say is what there is.
is_settled() {
    case $1 in
        CREATE_COMPLETE | UPDATE_COMPLETE | UPDATE_ROLLBACK_COMPLETE | IMPORT_COMPLETE) ;;
        *) return 1 ;;
    esac
}

# Building needs no right at AWS, so what builds gets none; nor what a workflow would get itself one by. What runs as the same user
# on the same machine could still look for them elsewhere: that is why the role itself may do no more than a release does.
check_migrations() { # check_migrations RUNNING RELEASED
    env -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY -u AWS_SESSION_TOKEN -u AWS_PROFILE \
        -u ACTIONS_ID_TOKEN_REQUEST_TOKEN -u ACTIONS_ID_TOKEN_REQUEST_URL \
        "$RELEASE_DIR/../../../papertrade" check-migrations "$1" "$2"
}
