#!/usr/bin/env bash
# Usage: import.sh [--force] home|aws FILE
# Brings a dump of export.sh, or a backup of backup.sh, to one side. It is loaded into a new database beside the present one, as one transaction,
# for whichever role that side has, and compared: all figures if export.sh wrote them, otherwise the rows of each table. Only then the two databases
# change names; if anything fails before that, nothing has changed. Refuses while PaperTrade is connected, and to replace portfolios without
# --force; even then the database they are in is kept under another name, which is printed. Starts nothing.
set -euo pipefail
# shellcheck source=deploy/aws/move/lib.sh
. "$(dirname "$0")/lib.sh"
force='' words=()
for argument in "$@"; do
    case $argument in
        --help | -h) usage; exit 0 ;;
        --force) force=yes ;;
        -*) fail "import.sh knows no '$argument'." "import.sh --help" ;;
        *) words+=("$argument") ;;
    esac
done
[ ${#words[@]} -eq 2 ] || fail "import.sh needs a side and a file." "import.sh --help"
side=${words[0]} file=${words[1]}
side_named "$side"
need sha256sum flock diff
only_one
check_backup "$file"
nobody_on "$side"

known=$(ask "$side" "select to_regclass('public.portfolio') is not null")
lived=''
[ "$known" != t ] || [ "$(ask "$side" 'select count(*) from portfolio')" = 0 ] || lived=yes
if [ -n "$lived" ] && [ -z "$force" ]; then
    fail "The database of $side has portfolios. Nothing was changed." "To replace it: the same with --force; what is there now is kept under another name."
fi

arriving=${DATABASE}_arriving
aside=${DATABASE}_before_$(date -u +%Y%m%d%H%M%S)
work=$(mktemp -d)
undo() {
    local status=$?
    trap - EXIT
    rm -rf "$work"
    [ "$status" -eq 0 ] || warn "The import did not happen; the database of $side is as it was."
    ask "$side" "drop database if exists $arriving with (force)" postgres 2>/dev/null || :
    exit "$status"
}
trap undo EXIT
say "Loading $(basename "$file") beside the present database of $side."
ask "$side" "drop database if exists $arriving with (force)" postgres 2>/dev/null
ask "$side" "create database $arriving template template0" postgres
# What was there was another role's, and may have been another server's to grant.
plain_dump "$file" | on "$side" pg_restore --exit-on-error --single-transaction --no-owner --no-privileges -d "$arriving" ||
    fail "The dump could not be loaded." "Read the line above. Is the server of $side as new as the one that was dumped ($(sed -n 's/^server //p' "$file.manifest"))?"
figures "$side" "$arriving" >"$work/figures" || fail "The figures of what was loaded could not be taken." "Read the line above."
if [ -r "$file.figures" ]; then
    "$MOVE_DIR/compare.sh" "$file.figures" "$work/figures" || fail "What was loaded is not what was dumped." "Try once more; if it stays, report the differences above."
else
    diff <(sed -n 's/^rows //p' "$file.manifest") <(awk -F'|' '$1 == "rows" { print $2 "|" $3 }' "$work/figures") >&2 ||
        fail "The rows that were loaded are not those that were counted at backup (above: < then, > now)." "Take the backup before it and report this."
fi
# So that the first questions are not answered by guessing; autovacuum would come to it within minutes.
ask "$side" 'set client_min_messages = error; analyze' "$arriving"

nobody_on "$side"
# One transaction: there is never a moment without a database of that name.
ask "$side" "begin; alter database $DATABASE rename to $aside; alter database $arriving rename to $DATABASE; commit" postgres
trap - EXIT
rm -rf "$work"
say "The database of $side is what was dumped on $(sed -n 's/^created //p' "$file.manifest"), and can be written."
if [ -n "$lived" ]; then
    say "What was there before is kept as database $aside. When nobody misses it, drop it."
else
    ask "$side" "drop database $aside with (force)" postgres
fi
