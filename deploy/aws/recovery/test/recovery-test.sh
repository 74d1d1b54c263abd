#!/usr/bin/env bash
# Usage: recovery-test.sh
# The scripts of a recovery with a stand-in for aws: what they do, and that nothing is left behind and nothing present is touched.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
LAB=$(mktemp -d)
export LAB PATH=$here/fake:$PATH RESTORE_PAUSE=0.1
trap 'rm -rf "$LAB"' EXIT
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
before() {
    rm -rf "${LAB:?}"/*
    mkdir "$LAB/databases"
    touch "$LAB/databases/papertrade-staging"
    : >"$LAB/calls"
}
run() { local script=$1; shift; "$here/../$script" "$@" >"$LAB/said" 2>&1; }
refuses() { ! "$@"; }
says() { grep -qF -- "$1" "$LAB/said"; }
called() { grep -q -- "$1" "$LAB/calls"; }
databases_are() { [ "$(find "$LAB/databases" -type f -printf "%f\n" | sort | paste -sd " ")" = "$1" ]; }

before
proves "a point in time is restored and verified" run restore.sh staging
proves "the latest there is" called 'restore-db-instance-to-point-in-time .*--use-latest-restorable-time'
proves "by the ledgers, in the restored one" grep -q '"jdbc:postgresql://papertrade-staging-restored.abc.us-east-1.rds.amazonaws.com:5432/papertrade?sslmode=verify-full"' "$LAB/overrides"
proves "with what tells them again" grep -q verify-ledger "$LAB/overrides"
proves "the result is a line for the table" says "| $(date -u +%Y-%m-%d) | staging, a point in time | 4 min behind | 0 min | all ledgers agree |"
proves "and only what was there before is left" databases_are papertrade-staging

before
proves "any second can be named" run restore.sh staging 2026-11-28T14:03:00Z
proves "and is what is restored" called '--restore-time 2026-11-28T14:03:00Z'
proves "a time that is none is refused" refuses run restore.sh staging yesterday
proves "so is an installation that there is not" refuses run restore.sh preview
proves "and a word it does not know" refuses run restore.sh staging --force

before; echo 1 >"$LAB/exit-code"
proves "ledgers that do not agree are a failure" refuses run restore.sh staging
proves "which the line tells" says '| ledgers: exit code 1 |'
proves "and what was restored is deleted all the same" databases_are papertrade-staging
before; echo 3 >"$LAB/slow"
proves "a long restore is waited for" run restore.sh staging
before; echo 99 >"$LAB/slow"
proves "one that does not end is not waited for for ever" refuses run restore.sh staging
proves "and is not left behind" databases_are papertrade-staging
before; echo elsewhere.example.org >"$LAB/speaks-to"
proves "a migration that speaks to another database is no way to this one" refuses run restore.sh staging
before; touch "$LAB/databases/papertrade-staging-restored"
proves "what another restore has made is left alone" refuses run restore.sh staging
proves "and is still there" databases_are 'papertrade-staging papertrade-staging-restored'

before; echo 2026-10-01T08:00:31.123000+00:00 >"$LAB/renewed"; echo 2 >"$LAB/slow-password"
proves "a second before the password was renewed can be restored" run restore.sh staging 2026-09-30T14:03:00Z
proves "what is restored gets the present password" grep -qx '{"DBInstanceIdentifier": "papertrade-staging-restored", "MasterUserPassword": "the-present-one", "ApplyImmediately": true}' "$LAB/modified"
proves "which was in force before its ledgers were told again" test "$(cat "$LAB/slow-password")" = 0
proves "and is in no command, and not said" refuses grep -q the-present-one "$LAB/calls" "$LAB/said"
before; echo 2026-10-01T08:00:31.123000+00:00 >"$LAB/renewed"
proves "a second after it was renewed needs none" run restore.sh staging 2026-10-01T14:03:00Z
proves "nor does the present one ever get another" refuses called modify-db-instance

before
proves "what is restored can be kept" run restore.sh staging --keep
proves "and is" databases_are 'papertrade-staging papertrade-staging-restored'
proves "with the commands that put it in its place" says '--db-instance-identifier papertrade-staging-restored --new-db-instance-identifier papertrade-staging --apply-immediately'
proves "which it has not given itself" refuses called modify-db-instance

before
proves "the newest snapshot is copied to another region" run copy-away.sh staging eu-west-1
proves "under the time it was taken at" test -e "$LAB/eu-west-1/papertrade-staging-away-202611280805"
: >"$LAB/calls"
proves "once more is fine" run copy-away.sh staging eu-west-1
proves "and copies nothing" refuses called copy-db-snapshot
before; mkdir "$LAB/eu-west-1"; touch "$LAB"/eu-west-1/papertrade-staging-away-20261{0,1}010805 "$LAB"/eu-west-1/papertrade-staging-away-2026111{1,2}0805
proves "of five copies" run copy-away.sh staging eu-west-1
proves "the oldest one goes" test ! -e "$LAB/eu-west-1/papertrade-staging-away-202610010805"
proves "and no other" test "$(find "$LAB/eu-west-1" -type f | wc -l)" = 4
proves "the region where the database is is refused" refuses run copy-away.sh staging us-east-1
before; touch "$LAB/no-snapshot"
proves "nothing to copy is said" refuses run copy-away.sh staging eu-west-1
before; touch "$LAB/copy-fails"
proves "a copy that does not arrive is a failure" refuses run copy-away.sh staging eu-west-1

[ "$failures" = 0 ] || { echo "$failures do not hold."; exit 1; }
echo "All hold."
