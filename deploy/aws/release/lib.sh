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

# Settled means: what its parameters say is what there is.
is_settled() {
    case $1 in
        CREATE_COMPLETE | UPDATE_COMPLETE | UPDATE_ROLLBACK_COMPLETE | IMPORT_COMPLETE) ;;
        *) return 1 ;;
    esac
}

# Building needs no right at AWS, so what builds gets none.
check_migrations() { # check_migrations RUNNING RELEASED
    env -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY -u AWS_SESSION_TOKEN -u AWS_PROFILE \
        "$RELEASE_DIR/../../../papertrade" check-migrations "$1" "$2"
}
