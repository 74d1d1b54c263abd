#!/usr/bin/env bash
# Usage: seal.sh home|aws on|off
# With 'on', the database of that side can be read and no longer written: a PaperTrade that starts there by mistake, after the machine was
# restarted, say, runs no job, spends no call and fills no order. With 'off' it can be written again. export.sh seals what it dumps.
set -euo pipefail
# shellcheck source=deploy/aws/move/lib.sh
. "$(dirname "$0")/lib.sh"
case ${1:-} in --help | -h) usage; exit 0 ;; esac
[ $# -eq 2 ] || fail "seal.sh needs a side and on or off." "seal.sh --help"
side_named "$1"
case $2 in
    on) ask "$1" "alter database $DATABASE set default_transaction_read_only = on" postgres && say "The database of $1 is sealed: it can be read only." ;;
    off) ask "$1" "alter database $DATABASE reset default_transaction_read_only" postgres && say "The database of $1 can be written again." ;;
    *) fail "'$2' is neither on nor off." "seal.sh --help" ;;
esac
