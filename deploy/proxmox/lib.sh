# What the scripts beside it share; sourced, never run.
# shellcheck shell=bash

PROXMOX_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(cd "$PROXMOX_DIR/../.." && pwd)
ENV_FILE=${ENV_FILE:-$ROOT/.env.proxmox}
COMPOSE_FILE_PROXMOX=$ROOT/docker-compose.proxmox.yml
# What differs on one server only: another database image, another port. Kept out of git, honoured by every script.
COMPOSE_OVERRIDE=$ROOT/docker-compose.override.proxmox.yml
DATABASE=papertrade
# While this file is there, nginx answers with the maintenance page.
maintenance_flag() { printf '%s/on' "$(cd "$ROOT" && realpath -m "$(setting MAINTENANCE_DIR ./deploy/nginx/maintenance)")"; }
project() { setting COMPOSE_PROJECT_NAME papertrade; }

say() { printf '%s\n' "$*"; }
warn() { printf '%s\n' "$*" >&2; }

# fail WHAT NEXT: what went wrong, and what to do about it.
fail() {
    warn "Failed: $1"
    [ -z "${2:-}" ] || warn "Next:   $2"
    exit 1
}

# Prints the comment at the head of the script that calls it.
usage() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; }

need() {
    local command
    for command in "$@"; do
        command -v "$command" >/dev/null || fail "'$command' is not installed." "sudo apt-get install $command, or run install.sh first."
    done
}

# setting NAME [DEFAULT]: the environment first, then .env.proxmox, then the default.
setting() {
    local value=${!1:-}
    if [ -z "$value" ] && [ -r "$ENV_FILE" ]; then
        value=$(sed -n "s/^$1=//p" "$ENV_FILE" | tail -n 1)
        value=${value%\"}
        value=${value#\"}
    fi
    printf '%s' "${value:-${2:-}}"
}

# keep NAME VALUE: writes one setting to .env.proxmox, whole or not at all.
keep() {
    local draft
    draft=$(mktemp "$ENV_FILE.XXXXXX")
    chmod 600 "$draft"
    { [ ! -e "$ENV_FILE" ] || grep -v "^$1=" "$ENV_FILE" || :; printf '%s=%s\n' "$1" "$2"; } >"$draft"
    mv "$draft" "$ENV_FILE"
}

compose() {
    local files=(-f "$COMPOSE_FILE_PROXMOX")
    [ ! -e "$COMPOSE_OVERRIDE" ] || files+=(-f "$COMPOSE_OVERRIDE")
    docker compose --project-directory "$ROOT" --env-file "$ENV_FILE" "${files[@]}" "$@"
}

# Over the socket inside the container, where no password is asked and none can leak into a list of processes.
postgres() { compose exec -T postgres "$@"; }
sql() { postgres psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$DATABASE" -d "${2:-$DATABASE}" -c "$1" </dev/null; }

# The services of the application, one or two instances.
instances() { compose config --services | grep -E '^papertrade(-2)?$' || fail "The compose file has no service 'papertrade'." "Look at 'docker compose config'."; }

backup_dir() { setting BACKUP_DIR /var/backups/papertrade; }

newest_backup() { find "$(backup_dir)" -maxdepth 1 \( -name 'papertrade-*.dump' -o -name 'papertrade-*.dump.gpg' \) -printf '%f\n' | sort | tail -n 1; }

# only_one NAME: two back-ups, or an upgrade and a restore, never at the same time.
# A script that another one starts inherits its lock (PAPERTRADE_LOCKED).
only_one() {
    [ -z "${PAPERTRADE_LOCKED:-}" ] || return 0
    local lock
    lock=$(backup_dir)/.lock
    mkdir -p "$(backup_dir)"
    exec 8>"$lock"
    flock -n 8 || fail "Another backup, restore, drill or upgrade is running." "Wait until it has ended, then try again."
    export PAPERTRADE_LOCKED=1
}

with_gpg() {
    local home status=0
    home=$(mktemp -d)
    chmod 700 "$home"
    GNUPGHOME=$home gpg --batch --quiet --yes --pinentry-mode loopback --passphrase-file "$(setting BACKUP_KEY_FILE)" "$@" || status=$?
    GNUPGHOME=$home gpgconf --kill all >/dev/null 2>&1 || :
    rm -rf "$home"
    return "$status"
}

# The dump as pg_restore reads it, whether it was encrypted or not.
plain_dump() {
    case $1 in
        *.gpg) with_gpg --decrypt "$1" ;;
        *) cat "$1" ;;
    esac
}

# The checksum covers the manifest too: both are what the backup says about itself.
check_backup() {
    local file=$1
    [ -r "$file" ] || fail "There is no backup '$file'." "ls $(backup_dir)"
    [ -r "$file.sha256" ] || fail "'$file' has no checksum beside it." "Take another backup; this one cannot be trusted."
    (cd "$(dirname "$file")" && sha256sum --status -c "$(basename "$file").sha256") ||
        fail "The checksum of '$file' does not match: it is damaged." "Take the backup before it, or the copy on the other host."
    case $file in
        *.gpg) [ -r "$(setting BACKUP_KEY_FILE)" ] || fail "'$file' is encrypted and BACKUP_KEY_FILE cannot be read." "Bring the key file back and set BACKUP_KEY_FILE in $ENV_FILE." ;;
    esac
}

# The rows of each table as 'table|count', from psql's standard input so that it can run inside a transaction.
# shellcheck disable=SC2016
COUNT_ROWS='select format($f$select %L, count(*) from %I$f$, tablename, tablename) from pg_tables where schemaname = $s$public$s$ order by tablename \gexec'

row_counts() { printf '%s\n' "$COUNT_ROWS" | postgres psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$DATABASE" -d "$1"; }

# load_into DATABASE FILE: a new database with the backup in it, whole or not at all. Of AWS too, where another role owns what is in it.
load_into() {
    sql "drop database if exists $1 with (force)" postgres
    sql "create database $1 template template0" postgres
    plain_dump "$2" | postgres pg_restore --exit-on-error --single-transaction --no-owner --no-privileges -U "$DATABASE" -d "$1"
    compare_rows "$1" "$2"
}

compare_rows() {
    local found
    found=$(row_counts "$1")
    diff <(sed -n 's/^rows //p' "$2.manifest") <(printf '%s\n' "$found") >&2 ||
        fail "The restored rows are not the ones that were counted at backup (above: < then, > now)." "Take the backup before it and report this."
}

# verify_ledger DATABASE: tells every ledger again, with the image that runs; 0 only if all agree.
verify_ledger() {
    compose run --rm --no-deps -T -e DATABASE_URL="jdbc:postgresql://postgres:5432/$1" papertrade verify-ledger </dev/null
}

# mark NAME: when something last succeeded, for people (ls) and for Prometheus (node exporter's text files).
mark() {
    local file
    file=$(backup_dir)/status/$1.prom
    mkdir -p "$(dirname "$file")"
    printf '# TYPE papertrade_%s_last_success_timestamp_seconds gauge\npapertrade_%s_last_success_timestamp_seconds %s\n' "$1" "$1" "$(date +%s)" >"$file.new"
    chmod 644 "$file.new"
    mv "$file.new" "$file"
}

# healthy_within SECONDS SERVICE...: waits until all are healthy; says which one is not.
healthy_within() {
    local end=$((SECONDS + $1)) service id state
    shift
    for service in "$@"; do
        while :; do
            id=$(compose ps -q "$service" 2>/dev/null || :)
            state=$([ -n "$id" ] && docker inspect -f '{{if .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}' "$id" 2>/dev/null || echo missing)
            case $state in healthy) break ;; esac
            if [ "$SECONDS" -ge "$end" ]; then
                warn "$service is $state."
                return 1
            fi
            sleep 1
        done
    done
}
