#!/usr/bin/env bash
# Usage: publish.sh IMAGE TAG DIGEST DIGEST
# Gives what was pushed for each architecture one name. A name that is there is left as it is: it never means anything else.
set -euo pipefail
# shellcheck source=deploy/aws/release/lib.sh
. "$(dirname "$0")/lib.sh"
[ $# -eq 4 ] || { usage >&2; exit 1; }
image=$1 tag=$2
tag_named "$tag"
shift 2
for digest in "$@"; do
    [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || fail "'$digest' is no digest: an architecture was not pushed."
done
if docker buildx imagetools inspect "$image:$tag" >/dev/null 2>&1; then
    say "$image:$tag is there already."
    exit 0
fi
docker buildx imagetools create --tag "$image:$tag" "${@/#/$image@}"
say "$image:$tag is there."
