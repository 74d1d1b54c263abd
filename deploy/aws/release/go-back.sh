#!/usr/bin/env bash
# Usage: go-back.sh staging|production TAG
# Goes back to a version that ran before, on the database as it is now. That it can live with what the migrations since have done is
# asked first. The database itself never goes back.
set -euo pipefail
# shellcheck source=deploy/aws/release/lib.sh
. "$(dirname "$0")/lib.sh"
[ $# -eq 2 ] || { usage >&2; exit 1; }
installation_named "$1"
tag_named "$2"
installation=$1 tag=$2

# The stack Delivery's is the newest image that has migrated: one whose application was sent back has done so too.
newest=$(tag_of "$(stack "$installation" Delivery)")
check_migrations "$tag" "$newest" ||
    fail "$tag cannot live with what the migrations of $newest have done to the database; nothing was changed."
"$RELEASE_DIR/update-stack.sh" "$installation" Application "$tag"
say "$installation runs $tag."
