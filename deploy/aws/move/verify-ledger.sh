#!/usr/bin/env bash
# Usage: verify-ledger.sh home|aws
# Tells every ledger of one side again, with the PaperTrade of that side: in a container that ends, or as a task of its own at AWS, whose
# log is shown. Ends with 0 only if all agree.
set -euo pipefail
# shellcheck source=deploy/aws/move/lib.sh
. "$(dirname "$0")/lib.sh"
case ${1:-} in --help | -h) usage; exit 0 ;; esac
next="Start PaperTrade on neither side; deploy/incident-response.md, 'A ledger differs'"
case ${1:-} in
    home)
        need docker
        verify_ledger "$DATABASE" || fail "The ledgers of home do not agree, or could not be verified." "$next"
        ;;
    aws)
        need aws
        run_to_its_end "$INSTALLATION" verification --overrides \
            '{"containerOverrides": [{"name": "papertrade", "command": ["verify-ledger"]}]}'
        # shellcheck disable=SC2154 # of run_to_its_end
        [ "$ended_with" = 0 ] || fail "The ledgers of aws do not agree, or could not be verified (exit code $ended_with): $ended_because" "$next"
        ;;
    *) fail "verify-ledger.sh needs a side, home or aws." "verify-ledger.sh --help" ;;
esac
