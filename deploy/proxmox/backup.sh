#!/usr/bin/env bash
# Usage: backup.sh [--help]
# Writes one backup of the database to BACKUP_DIR (/var/backups/papertrade) while PaperTrade runs:
#   papertrade-<time>.dump[.gpg]  pg_dump's custom format; encrypted when BACKUP_KEY_FILE names a file with a passphrase
#   ….manifest                    schema version, and the rows of each table in the very snapshot that was dumped
#   ….sha256                      checksums of both
# A name ending in .sha256 is written last: a backup without one was interrupted and is cleared away by the next.
# Keeps 7 daily, 4 weekly and 12 monthly ones. BACKUP_COPY_TO (user@host:/path) copies them there by rsync over ssh.
# Ends with 0 only if the backup was read back; a copy that failed ends with 3, the backup itself being good.
set -euo pipefail
# shellcheck source=deploy/proxmox/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=deploy/proxmox/retention.sh
. "$(dirname "$0")/retention.sh"
# shellcheck source=deploy/proxmox/dump.sh
. "$(dirname "$0")/dump.sh"
case ${1:-} in
    '') ;;
    --help | -h) usage; exit 0 ;;
    *) fail "backup.sh knows no '$1'." "backup.sh --help" ;;
esac

need docker sha256sum flock
dir=$(backup_dir)
umask 077
only_one
mkdir -p "$dir"
clear_unfinished "$dir"

on_database() { postgres "$1" -U "$DATABASE" "${@:2}"; }
dump_database "$dir" "Is it up? docker compose -p papertrade ps postgres"
mark backup
remove_expired "$dir"
say "Backed up to $dir/$dumped."

copy_to=$(setting BACKUP_COPY_TO)
if [ -n "$copy_to" ]; then
    need rsync ssh
    # Nothing is deleted there: whoever owns this server must not be able to empty the other one by mistake.
    rsync -a --exclude='.*' -e 'ssh -o BatchMode=yes' "$dir/" "$copy_to/" || { warn "The backup is good, but could not be copied to $copy_to."; warn "Next:   ssh to that host by hand as this user, then run backup.sh again."; exit 3; }
    mark backup_copy
    say "Copied to $copy_to."
fi
