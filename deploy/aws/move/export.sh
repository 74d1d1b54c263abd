#!/usr/bin/env bash
# Usage: export.sh home|aws [DIRECTORY]
# Seals the database of one side (seal.sh) and dumps it for the other to DIRECTORY (BACKUP_DIR/move):
#   papertrade-<time>.dump   pg_dump's custom format, not encrypted: keep it to yourself, and remove it after the week
#   ….figures                what compare.sh compares
#   ….manifest, ….sha256     as beside a backup, so that restore.sh takes it too
# Refuses while PaperTrade is connected. Ends with 0 only if the dump was read back; what goes wrong leaves no half dump. The seal stays,
# or what is traded there afterwards would be lost: seal.sh takes it away.
set -euo pipefail
# shellcheck source=deploy/aws/move/lib.sh
. "$(dirname "$0")/lib.sh"
case ${1:-} in --help | -h) usage; exit 0 ;; esac
case $# in 1 | 2) ;; *) fail "export.sh needs a side." "export.sh --help" ;; esac
side=$1 dir=${2:-$(backup_dir)/move}
side_named "$side"
need sha256sum flock
umask 077
only_one
mkdir -p "$dir"
nobody_on "$side"
"$MOVE_DIR/seal.sh" "$side" on
# Once more: whoever came in before the seal could still write.
nobody_on "$side"

name=papertrade-$(date -u +%Y%m%dT%H%M%SZ).dump
work=$(mktemp -d "$dir/.work.XXXXXX")
trap 'rm -rf "$work"' EXIT
opened="The database of $side is sealed; to go on there: seal.sh $side off"
figures "$side" >"$work/$name.figures" || fail "The figures could not be taken." "$opened"
on "$side" pg_dump --format=custom -d "$DATABASE" </dev/null >"$work/$name" || fail "The database could not be dumped." "Read the line above; is the disk full? df -h $dir. $opened"
schema=$(ask "$side" 'select max(version::numeric) from flyway_schema_history where success')
{
    printf 'created %s\nschema %s\nserver %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$schema" "$(ask "$side" 'show server_version')"
    awk -F'|' '$1 == "rows" { print "rows " $2 "|" $3 }' "$work/$name.figures"
} >"$work/$name.manifest"
on home pg_restore --list <"$work/$name" >/dev/null 2>"$work/errors" || pg_restore --list "$work/$name" >/dev/null ||
    fail "The dump that was just written cannot be read back." "Is the disk full? df -h $dir. $opened"
(cd "$work" && rm -f errors && sha256sum "$name" "$name.manifest" "$name.figures" >"$name.sha256")
sync -f "$work"
mv "$work/$name" "$work/$name.manifest" "$work/$name.figures" "$dir/"
mv "$work/$name.sha256" "$dir/"
say "Dumped $side to $dir/$name ($(du -h "$dir/$name" | cut -f1), schema $schema)."
