# shellcheck shell=bash
# What the scripts of a move share; sourced, never run. There are two sides: 'home' is PaperTrade in containers on this machine,
# 'aws' is the installation INSTALLATION (production) there, whose database is reached through passage.sh.

MOVE_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/aws/release/lib.sh
. "$MOVE_DIR/../release/lib.sh"
# shellcheck source=deploy/proxmox/lib.sh
. "$MOVE_DIR/../../proxmox/lib.sh"
INSTALLATION=${INSTALLATION:-production}
MOVE_STATE=${MOVE_STATE:-${HOME:-/root}/.papertrade-move}
# Where the database at AWS is, in libpq's own form; there while passage.sh runs.
PASSAGE=$MOVE_STATE/passage.conf

is_side() { case ${1:-} in home | aws) ;; *) return 1 ;; esac; }
side_named() {
    is_side "${1:-}" || fail "'${1:-}' is no side of a move: home or aws." "$(basename "$0") --help"
    if [ "$1" = home ]; then need docker; return; fi
    need psql pg_dump pg_restore
    [ -r "$PASSAGE" ] || fail "There is no way to the database at AWS." "In another terminal: passage.sh, which stays open meanwhile."
}

# on SIDE PROGRAM ARGUMENT...: a program of PostgreSQL's, with the database of that side. No password is among its arguments.
on() {
    local side=$1 program=$2
    shift 2
    case $side in
        home) postgres "$program" -U "$DATABASE" "$@" ;;
        aws) PGSERVICEFILE=$PASSAGE PGSERVICE=aws "$program" "$@" ;;
    esac
}
ask() { on "$1" psql -X -q -A -t -v ON_ERROR_STOP=1 -d "${3:-$DATABASE}" -c "$2" </dev/null; }

# figures SIDE [DATABASE]: what both sides must have alike, a line each.
figures() { on "$1" psql -X -q -A -t -v ON_ERROR_STOP=1 -d "${2:-$DATABASE}" <"$MOVE_DIR/figures.sql"; }

# Nobody may write while figures are taken, or when a database changes its name. Who dumps or asks would be in the way too.
others_on() { ask "$1" "select count(*) from pg_stat_activity where datname = '$DATABASE' and pid <> pg_backend_pid()" postgres; }
how_to_stop() {
    case $1 in
        home) echo "as compose: --profile '*' rm -sf papertrade papertrade-2" ;;
        aws) echo "tasks.sh stop" ;;
    esac
}
nobody_on() {
    local others
    others=$(others_on "$1") || fail "The database of $1 does not answer." "Is it up? For aws: does passage.sh still run?"
    [ "$others" = 0 ] || fail "$others others are connected to the database of $1: PaperTrade is not stopped there. Nothing was changed." "$(how_to_stop "$1")"
}
