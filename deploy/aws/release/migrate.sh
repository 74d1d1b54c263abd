#!/usr/bin/env bash
# Usage: migrate.sh staging|production TAG
# Runs the migration of the image that the stack Delivery has been given, and waits for its end.
# Ends with 0 if the database is of that version now. TASK_PATIENCE is how many ten minutes it may take (6).
set -euo pipefail
# shellcheck source=deploy/aws/release/lib.sh
. "$(dirname "$0")/lib.sh"
[ $# -eq 2 ] || { usage >&2; exit 1; }
installation_named "$1"
tag_named "$2"
installation=$1 tag=$2
run_to_its_end "$installation" migration
[ "$ended_with" = 0 ] || fail "The migration failed (exit code $ended_with): $ended_because"
# Whatever made another revision meanwhile, the next step is not for this image.
[ "${ended_image##*:}" = "$tag" ] || fail "Another version has migrated: $ended_image"
say "The database is of $tag."
