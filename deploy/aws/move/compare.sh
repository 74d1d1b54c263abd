#!/usr/bin/env bash
# Usage: compare.sh home|aws|FILE home|aws|FILE
# Asks both sides the questions of figures.sql and compares the answers: migrations; rows of each table and a digest of them;
# columns, constraints, indexes, triggers and functions; the next number of each sequence; cash and shares of each portfolio and
# its last entry; orders by status, and each that waits; calls spent at the provider. A FILE is what export.sh wrote beside a dump (….figures).
# Ends with 0 only if all is the same; otherwise prints each difference. PaperTrade must run on neither side: it changes both.
set -euo pipefail
# shellcheck source=deploy/aws/move/lib.sh
. "$(dirname "$0")/lib.sh"
case ${1:-} in --help | -h) usage; exit 0 ;; esac
[ $# -eq 2 ] || fail "compare.sh needs two sides." "compare.sh --help"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
take() { # take SIDE FILE
    if is_side "$1"; then
        side_named "$1"
        figures "$1" >"$2" || fail "The figures of $1 could not be taken." "Read the line above. For aws: does passage.sh still run?"
    else
        [ -r "$1" ] || fail "'$1' is neither home nor aws, nor a file that can be read." "compare.sh --help"
        cp "$1" "$2"
    fi
    [ -s "$2" ] || fail "'$1' has no figures." "Is it a file that export.sh wrote, ending in .figures?"
}
take "$1" "$work/one"
take "$2" "$work/other"

name() { if is_side "$1"; then echo "$1"; else echo file; fi; }
what() { # what KIND: in words
    case $1 in
        migration) echo "migrations" ;;
        rows) echo "tables: rows, and a digest of them" ;;
        structure) echo "columns, constraints, indexes, triggers, functions" ;;
        sequence) echo "sequences: the next number" ;;
        sum) echo "sums of cash, shares, cost, gains" ;;
        portfolio) echo "portfolios: cash, reserved, last entry" ;;
        holdings) echo "portfolios with holdings: shares, cost" ;;
        ledger) echo "ledgers: entries, cash after the last" ;;
        orders) echo "statuses of orders" ;;
        waiting) echo "orders that wait" ;;
        calls) echo "days of calls at the provider" ;;
        *) echo "$1" ;;
    esac
}
different=''
printf '%-52s %8s %8s\n' '' "$(name "$1")" "$(name "$2")"
for kind in migration rows structure sequence sum portfolio holdings ledger orders waiting calls; do
    grep "^$kind|" "$work/one" >"$work/one.$kind" || :
    grep "^$kind|" "$work/other" >"$work/other.$kind" || :
    result=same
    cmp -s "$work/one.$kind" "$work/other.$kind" || { result=DIFFERENT; different=yes; }
    printf '%-52s %8s %8s %s\n' "$(what "$kind")" "$(wc -l <"$work/one.$kind")" "$(wc -l <"$work/other.$kind")" "$result"
done
# All lines, in case there is a kind that the table does not know.
cmp -s "$work/one" "$work/other" || different=yes
if [ -n "$different" ]; then
    say ''
    say "Differences, < $1, > $2:"
    diff "$work/one" "$work/other" | grep '^[<>]' || :
    fail "The two are not the same." "Does PaperTrade run on one of them? If not: import the dump again, and start nothing before they are the same."
fi
say "The two are the same: $(awk -F'|' '$1 == "rows" { n += $3 } END { print n + 0 }' "$work/one") rows in $(wc -l <"$work/one.rows") tables."
