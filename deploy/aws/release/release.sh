#!/usr/bin/env bash
# Usage: release.sh staging|production TAG
# Brings a version in: asks whether the one that runs can live with its migrations, gives the stack Delivery its image, migrates
# the database, gives the stack Application its image. What fails ends it there; the application is the last to be touched.
# Needs the history of the repository, and a JDK.
set -euo pipefail
# shellcheck source=deploy/aws/release/lib.sh
. "$(dirname "$0")/lib.sh"
[ $# -eq 2 ] || { usage >&2; exit 1; }
installation_named "$1"
tag_named "$2"
installation=$1 tag=$2

application=$(stack "$installation" Application)
running=$(tag_of "$application")
if [ "$running" = "$tag" ] && is_settled "$(of_stack "$application" StackStatus)"; then
    say "$installation runs $tag already: nothing to do."
    exit 0
fi
say "$installation runs $running."
# Before anything is touched: the second would stop the release half way.
for half in Delivery Application; do
    status=$(of_stack "$(stack "$installation" "$half")" StackStatus)
    is_settled "$status" || fail "$(stack "$installation" "$half") is $status: somebody has to look at it first. Nothing was changed."
done
! git -C "$RELEASE_DIR" merge-base --is-ancestor "$tag" "$running" 2>/dev/null ||
    fail "$tag is older than what runs: a release that was approved late. To go back on purpose: go-back.sh. Nothing was changed."
check_migrations "$running" "$tag" ||
    fail "The version that runs cannot live with what $tag does to the database; nothing was changed."
"$RELEASE_DIR/update-stack.sh" "$installation" Delivery "$tag"
"$RELEASE_DIR/migrate.sh" "$installation" "$tag" ||
    fail "$installation still runs $running: the application was not touched."
"$RELEASE_DIR/update-stack.sh" "$installation" Application "$tag"
say "$installation runs $tag."
