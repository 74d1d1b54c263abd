#!/usr/bin/env bash
# Usage: restore.sh [--force] latest|FILE
# Restores a backup. It is loaded into a new database beside the present one, its rows are counted and its ledgers told
# again; only then PaperTrade is stopped for a moment and the two databases change names. If anything fails before that,
# nothing has changed. A database in which somebody has a portfolio is replaced only with --force, and even then it is
# kept under another name, which is printed.
set -euo pipefail
# shellcheck source=deploy/proxmox/lib.sh
. "$(dirname "$0")/lib.sh"
force='' file=''
for argument in "$@"; do
    case $argument in
        --help | -h) usage; exit 0 ;;
        --force) force=yes ;;
        -*) fail "restore.sh knows no '$argument'." "restore.sh --help" ;;
        *) file=$argument ;;
    esac
done
[ -n "$file" ] || fail "No backup was named." "restore.sh latest, or one of: ls $(backup_dir)"
need docker sha256sum flock
if [ "$file" = latest ]; then
    file=$(newest_backup)
    [ -n "$file" ] || fail "There is no backup in $(backup_dir)." "Copy one there, with its .manifest and .sha256."
    file=$(backup_dir)/$file
fi
only_one
check_backup "$file"

compose up -d --wait postgres redis || fail "PostgreSQL did not start." "docker compose -p papertrade logs postgres"
# Asked one by one and never inside a condition: an error must end the restore, not pass for an empty database.
lived=''
# Who only signed in, as the smoke test of the installation may have, has nothing to lose.
known=$(sql "select to_regclass('public.portfolio') is not null")
portfolios=0
[ "$known" != t ] || portfolios=$(sql 'select count(*) from portfolio')
[ "$portfolios" = 0 ] || lived=yes
if [ -n "$lived" ] && [ -z "$force" ]; then
    fail "This PaperTrade is in use: its database has portfolios. Nothing was changed." "To replace it by the backup, run the same with --force; the present database is kept under another name."
fi

restoring=${DATABASE}_restoring
aside=${DATABASE}_before_$(date -u +%Y%m%d%H%M%S)
stopped=''
undo() {
    local status=$?
    trap - EXIT
    [ "$status" -eq 0 ] || warn "The restore did not happen; the database is as it was."
    sql "drop database if exists $restoring with (force)" postgres || :
    [ -z "$stopped" ] || compose up -d || :
    exit "$status"
}
trap undo EXIT

say "Loading $(basename "$file") beside the present database."
load_into "$restoring" "$file"
say "All rows are there. Telling every ledger again."
verify_ledger "$restoring" || fail "The ledgers in this backup do not agree, or could not be verified." "Read the differences above; take the backup before it."

mapfile -t apps < <(instances)
stopped=yes
compose stop "${apps[@]}"
sql "select pg_terminate_backend(pid) from pg_stat_activity where datname in ('$DATABASE', '$restoring') and pid <> pg_backend_pid()" postgres >/dev/null
# One transaction: there is never a moment without a database of that name.
sql "begin; alter database $DATABASE rename to $aside; alter database $restoring rename to $DATABASE; commit" postgres
trap - EXIT
# What the cache knows was fetched by the PaperTrade before; the restored database must not be told about it.
compose restart redis >/dev/null || warn "Redis did not restart; heal.sh will."
compose up -d || fail "The backup is restored, but the stack did not start." "docker compose -p papertrade ps; then compose up -d again."
healthy_within 180 "${apps[@]}" || fail "The backup is restored, but PaperTrade is not healthy." "docker compose -p papertrade logs papertrade"
say "Restored from $(basename "$file")."
if [ -n "$lived" ]; then
    say "What was there before is kept as database $aside. When nobody misses it:"
    say "  docker compose -p papertrade exec postgres dropdb -U $DATABASE $aside"
else
    sql "drop database $aside" postgres
fi
