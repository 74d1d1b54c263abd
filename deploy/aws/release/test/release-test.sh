#!/usr/bin/env bash
# Usage: release-test.sh
# The scripts of a release with stand-ins for aws and for the check of the migrations: what they do, in which order, and what they
# leave alone when something fails. Takes some seconds.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
LAB=$(mktemp -d)
export LAB PATH=$here/fake:$PATH
trap 'rm -rf "$LAB"' EXIT
mkdir -p "$LAB/deploy/aws/release"
cp "$here"/../*.sh "$LAB/deploy/aws/release/"
cat >"$LAB/papertrade" <<'PAPERTRADE'
#!/usr/bin/env bash
echo "papertrade $*" >>"$LAB/calls"
[ -z "${AWS_ACCESS_KEY_ID:-}${AWS_SESSION_TOKEN:-}${AWS_SECRET_ACCESS_KEY:-}" ] || { echo "It has keys." >&2; exit 3; }
[ -z "${ACTIONS_ID_TOKEN_REQUEST_TOKEN:-}${ACTIONS_ID_TOKEN_REQUEST_URL:-}" ] || { echo "It can get itself keys." >&2; exit 3; }
[ ! -e "$LAB/cannot-live-with-it" ] || exit 1
PAPERTRADE
chmod +x "$LAB/papertrade"
export AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b AWS_SESSION_TOKEN=c
export ACTIONS_ID_TOKEN_REQUEST_TOKEN=d ACTIONS_ID_TOKEN_REQUEST_URL=https://tokens.example.org
# Two versions, one after the other.
history() { git -C "$LAB" -c user.name=Maya -c user.email=maya@example.org -c commit.gpgsign=false "$@"; }
history init -q
history commit -q --allow-empty -m old
old=$(history rev-parse HEAD)
history commit -q --allow-empty -m new
new=$(history rev-parse HEAD)

failures=0
proves() { # proves SENTENCE COMMAND...
    local sentence=$1
    shift
    if "$@" >"$LAB/out" 2>&1; then echo "ok    $sentence"; else
        echo "FAILS $sentence"
        sed 's/^/      /' "$LAB/out" "$LAB/said"
        failures=$((failures + 1))
    fi
}
before() { # before: an installation that runs the old version, and nothing wrong
    rm -rf "$LAB"/PaperTrade-* "$LAB"/{calls,said,slow,exit-code,no-capacity,migrated-by,cannot-live-with-it,is-named,registry-fails}
    local half
    for half in Delivery Application; do
        mkdir "$LAB/PaperTrade-staging-$half"
        echo CREATE_COMPLETE >"$LAB/PaperTrade-staging-$half/status"
        echo "$old" >"$LAB/PaperTrade-staging-$half/tag"
    done
    : >"$LAB/calls"
}
run() { local script=$1; shift; "$LAB/deploy/aws/release/$script" "$@" >"$LAB/said" 2>&1; }
refuses() { ! "$@"; }
says() { grep -qF -- "$1" "$LAB/said"; }
called() { grep -q -- "$1" "$LAB/calls"; }
steps() { grep -oE '^papertrade check-migrations|update-stack --stack-name [^ ]+|run-task' "$LAB/calls" | paste -sd ';'; }
steps_are() { [ "$(steps)" = "$1" ] || { steps; return 1; }; }
has() { [ "$(cat "$LAB/PaperTrade-staging-$1/tag")" = "$2" ]; }
nothing_changed() { has Delivery "$old" && has Application "$old" && refuses called 'update-stack' && refuses called run-task; }

before
proves "a version is brought in" run release.sh staging "$new"
proves "and runs" has Application "$new"
proves "checked first, migrated second, the application last" steps_are "papertrade check-migrations;update-stack --stack-name PaperTrade-staging-Delivery;run-task;update-stack --stack-name PaperTrade-staging-Application"
proves "what runs is compared with what is to run" called "^papertrade check-migrations $old $new$"
proves "the migration's log is shown" says 'migrations applied: 1'
: >"$LAB/calls"
proves "once more is fine" run release.sh staging "$new"
proves "and does nothing" steps_are ''
proves "and says so" says 'nothing to do'

before; touch "$LAB/cannot-live-with-it"
proves "a migration that the running version cannot live with is refused" refuses run release.sh staging "$new"
proves "and nothing was changed" nothing_changed
proves "and it says why" says 'cannot live with'

before; echo 1 >"$LAB/exit-code"
proves "a migration that fails ends the release" refuses run release.sh staging "$new"
proves "and the application is not touched" has Application "$old"
proves "not even tried" refuses called 'update-stack --stack-name PaperTrade-staging-Application'
proves "and it says so" says "still runs $old"
proves "with the exit code" says 'exit code 1'
before; echo None >"$LAB/exit-code"
proves "one that never started counts as failed" refuses run release.sh staging "$new"
proves "and the application is not touched either" has Application "$old"
before; touch "$LAB/no-capacity"
proves "a task that AWS does not start ends the release" refuses run release.sh staging "$new"
proves "with AWS's reason" says 'RESOURCE:FARGATE'
before; echo 1111 >"$LAB/migrated-by"
proves "a migration of another image ends the release" refuses run release.sh staging "$new"
proves "and the application is not touched by that" has Application "$old"
before; echo 3 >"$LAB/slow"
proves "a long migration is waited for" run release.sh staging "$new"
before; echo 99 >"$LAB/slow"
proves "one that does not end is not waited for for ever" refuses run release.sh staging "$new"
proves "and nothing is released on it" has Application "$old"

before; echo 'Deployment rolled back: alarm papertrade-staging-rollback-5xx' >"$LAB/PaperTrade-staging-Application/takes-back"
proves "a version that an alarm sends back is a failure" refuses run release.sh staging "$new"
proves "with the reason" says 'alarm papertrade-staging-rollback-5xx'
proves "and the old one runs" has Application "$old"
proves "as it says" says "was sent back to $old"
rm "$LAB/PaperTrade-staging-Application/takes-back"
proves "the same release can be tried again" run release.sh staging "$new"
proves "and gets through" has Application "$new"
before; echo 'deployment alarm' >"$LAB/PaperTrade-staging-Application/takes-back"; : >"$LAB/PaperTrade-staging-Application/is-silent"
proves "a version that is sent back for no known reason is a failure" refuses run release.sh staging "$new"
proves "and that it was sent back is said all the same" says "was sent back to $old"
before; : >"$LAB/PaperTrade-staging-Application/refuses"
proves "an update that CloudFormation refuses is a failure" refuses run release.sh staging "$new"
proves "with its reason" says 'is not authorized to perform'
proves "of which it is not said that it was sent back" refuses says 'sent back'
before; : >"$LAB/PaperTrade-staging-Application/goes-on"
proves "one that goes on after an hour is a failure" refuses run release.sh staging "$new"
proves "of which it is said that it goes on" says 'is UPDATE_IN_PROGRESS: somebody has to look at it'
proves "and that it was not sent back yet" refuses says 'sent back'
before; echo 'No such image' >"$LAB/PaperTrade-staging-Delivery/takes-back"
proves "a stack Delivery that is taken back ends the release" refuses run release.sh staging "$new"
proves "before anything is migrated" refuses called run-task

before; echo UPDATE_IN_PROGRESS >"$LAB/PaperTrade-staging-Application/status"
proves "a stack that is being changed is not released to" refuses run release.sh staging "$new"
proves "by its status" says UPDATE_IN_PROGRESS
proves "and neither is the other half" nothing_changed
before; echo UPDATE_ROLLBACK_FAILED >"$LAB/PaperTrade-staging-Delivery/status"
proves "nor one that got stuck" refuses run release.sh staging "$new"
proves "and nothing was changed by that" nothing_changed
before; rm -r "$LAB/PaperTrade-staging-Application"
proves "nor one that is not there" refuses run release.sh staging "$new"

before; run release.sh staging "$new"; : >"$LAB/calls"
proves "a release that was approved late does not take a newer one back" refuses run release.sh staging "$old"
proves "and says what does" says go-back.sh
proves "and nothing is changed by it" steps_are ''

before
proves "an installation that there is not is refused" refuses run release.sh preview "$new"
proves "a tag that is no commit is refused" refuses run release.sh staging latest
proves "aws is not asked for either" nothing_changed

before; run release.sh staging "$new"; : >"$LAB/calls"
proves "a version that ran before is gone back to" run go-back.sh staging "$old"
proves "after asking whether it can live with the database" called "^papertrade check-migrations $old $new$"
proves "by the application alone" steps_are "papertrade check-migrations;update-stack --stack-name PaperTrade-staging-Application"
proves "which runs it" has Application "$old"
before; run release.sh staging "$new"; touch "$LAB/cannot-live-with-it"
proves "one that cannot live with it is not gone back to" refuses run go-back.sh staging "$old"
proves "and what runs, runs on" has Application "$new"

amd64=sha256:$(printf 'a%.0s' {1..64}) arm64=sha256:$(printf 'b%.0s' {1..64})
before
proves "both architectures get one name" run publish.sh registry/papertrade "$new" "$amd64" "$arm64"
proves "made of what was pushed" called "^docker buildx imagetools create --tag registry/papertrade:$new registry/papertrade@$amd64 registry/papertrade@$arm64$"
before; touch "$LAB/is-named"
proves "a name that is there is left as it is" run publish.sh registry/papertrade "$new" "$amd64" "$arm64"
proves "and not given anew" refuses called 'imagetools create'
before
proves "an architecture that was not pushed is missed" refuses run publish.sh registry/papertrade "$new" "$amd64" ''
proves "and the other gets no name" refuses called 'imagetools create'
before; touch "$LAB/registry-fails"
proves "a registry that refuses the name is a failure" refuses run publish.sh registry/papertrade "$new" "$amd64" "$arm64"

[ "$failures" = 0 ] || { echo "$failures do not hold."; exit 1; }
echo "All hold."
