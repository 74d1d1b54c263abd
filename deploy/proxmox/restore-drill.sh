#!/usr/bin/env bash
# Usage: restore-drill.sh [FILE] [--help]
# Proves that the newest backup (or FILE) can be restored: checks its checksum, loads it into a scratch database, compares
# the rows of each table with those counted at backup, tells every ledger again with the image that runs, writes a report
# to BACKUP_DIR/drills and drops the scratch database. The living database is not touched.
set -euo pipefail
# shellcheck source=deploy/proxmox/lib.sh
. "$(dirname "$0")/lib.sh"
case ${1:-} in
    --help | -h) usage; exit 0 ;;
    -*) fail "restore-drill.sh knows no '$1'." "restore-drill.sh --help" ;;
esac
need docker sha256sum flock
only_one
file=${1:-}
if [ -z "$file" ]; then
    file=$(newest_backup)
    [ -n "$file" ] || fail "There is no backup in $(backup_dir)." "Run backup.sh."
    file=$(backup_dir)/$file
fi

scratch=${DATABASE}_drill
umask 077
mkdir -p "$(backup_dir)/drills"
report=$(backup_dir)/drills/$(date -u +%Y%m%dT%H%M%SZ).txt
result=FAILED
finish() {
    trap - EXIT
    sql "drop database if exists $scratch with (force)" postgres || warn "The scratch database $scratch could not be dropped; the next drill does."
    printf 'backup %s\nseconds %s\nresult %s\n' "$(basename "$file")" "$SECONDS" "$result" >>"$report"
    say "Drill: $result after $SECONDS s. Report: $report"
}
trap 'status=$?; finish; exit $status' EXIT

check_backup "$file"
load_into "$scratch" "$file" 2>&1 | tee -a "$report"
say "Rows agree with the manifest: $(grep -c '^rows ' "$file.manifest") tables." | tee -a "$report"
verify_ledger "$scratch" 2>&1 | tee -a "$report" || fail "The ledgers in the restored backup do not agree, or could not be verified." "deploy/incident-response.md, 'A ledger differs'; deploy/operations.md, RestoreNotProven"
result=PASSED
mark restore_drill
