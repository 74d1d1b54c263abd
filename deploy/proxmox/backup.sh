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
case ${1:-} in
    '') ;;
    --help | -h) usage; exit 0 ;;
    *) fail "backup.sh knows no '$1'." "backup.sh --help" ;;
esac

need docker sha256sum flock
key=$(setting BACKUP_KEY_FILE)
[ -z "$key" ] || { need gpg; [ -s "$key" ] || fail "BACKUP_KEY_FILE names '$key', which is empty or not readable." "Create it: (umask 077; openssl rand -base64 32 > '$key'), and keep a copy elsewhere."; }
dir=$(backup_dir)
umask 077
only_one
mkdir -p "$dir"
clear_unfinished "$dir"

suffix=dump
[ -z "$key" ] || suffix=dump.gpg
name=papertrade-$(date -u +%Y%m%dT%H%M%SZ).$suffix
work=$(mktemp -d "$dir/.work.XXXXXX")
trap 'rm -rf "$work"' EXIT

# One session keeps the snapshot open, so that the rows counted are exactly the rows dumped while trading goes on.
coproc SESSION { postgres psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$DATABASE" -d "$DATABASE" 2>"$work/session"; }
# shellcheck disable=SC2153
session_pid=$SESSION_PID
exec {session_in}>&"${SESSION[1]}" {session_out}<&"${SESSION[0]}"
ask() {
    local line
    printf '%s\n\\echo end-of-answer\n' "$1" >&"$session_in" || return 1
    while IFS= read -r -t 600 line <&"$session_out"; do
        [ "$line" != end-of-answer ] || return 0
        printf '%s\n' "$line"
    done
    return 1
}
database_failed() { fail "The database did not answer: $(head -c 300 "$work/session")" "Is it up? docker compose -p papertrade ps postgres"; }

snapshot=$(ask 'begin isolation level repeatable read read only; select pg_export_snapshot();') || database_failed
counts=$(ask "$COUNT_ROWS") || database_failed
schema=$(ask 'select max(version::numeric) from flyway_schema_history where success;') || database_failed
server=$(ask 'show server_version;') || database_failed

encrypted() { if [ -n "$key" ]; then with_gpg --symmetric --cipher-algo AES256 --output -; else cat; fi; }
postgres pg_dump --format=custom --snapshot="$snapshot" -U "$DATABASE" -d "$DATABASE" </dev/null | encrypted >"$work/$name" ||
    fail "The database could not be dumped; nothing was written." "Read the line above. Is the disk full? df -h $dir"
printf 'commit;\n\\q\n' >&"$session_in"
wait "$session_pid" || :

{
    printf 'created %s\nschema %s\nserver %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$schema" "$server"
    printf '%s\n' "$counts" | sed 's/^/rows /'
} >"$work/$name.manifest"
plain_dump "$work/$name" | postgres pg_restore --list >/dev/null || fail "The backup that was just written cannot be read back." "Is the disk full? df -h $dir"
(cd "$work" && sha256sum "$name" "$name.manifest" >"$name.sha256")
sync -f "$work"
mv "$work/$name" "$work/$name.manifest" "$dir/"
mv "$work/$name.sha256" "$dir/"
mark backup
remove_expired "$dir"
say "Backed up to $dir/$name ($(du -h "$dir/$name" | cut -f1), schema $schema)."

copy_to=$(setting BACKUP_COPY_TO)
if [ -n "$copy_to" ]; then
    need rsync ssh
    # Nothing is deleted there: whoever owns this server must not be able to empty the other one by mistake.
    rsync -a --exclude='.*' -e 'ssh -o BatchMode=yes' "$dir/" "$copy_to/" || { warn "The backup is good, but could not be copied to $copy_to."; warn "Next:   ssh to that host by hand as this user, then run backup.sh again."; exit 3; }
    mark backup_copy
    say "Copied to $copy_to."
fi
