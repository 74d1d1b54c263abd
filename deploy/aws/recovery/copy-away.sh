#!/usr/bin/env bash
# Usage: copy-away.sh staging|production REGION
# Copies the newest snapshot of the database to another region, for when this one is lost, and keeps the last four copies there.
# Ends with 0 when the copy is there.
set -euo pipefail
# shellcheck source=deploy/aws/release/lib.sh
. "$(dirname "$0")/../release/lib.sh"
[ $# -eq 2 ] || { usage >&2; exit 1; }
installation_named "$1"
source=papertrade-$1 region=$2
home=us-east-1
kept=4
[[ $region =~ ^[a-z]{2}(-[a-z]+)+-[0-9]$ ]] || fail "'$region' is no region."
[ "$region" != "$home" ] || fail "$home is where the database is: a copy there would be lost with it."

snapshot=$(aws rds describe-db-snapshots --region "$home" --db-instance-identifier "$source" --snapshot-type automated --output text \
    --query "sort_by(DBSnapshots[?Status=='available'], &SnapshotCreateTime)[-1].DBSnapshotArn")
[[ $snapshot == arn:* ]] || fail "$source has no snapshot yet: one is taken every night."
# One copy of each snapshot: its name has the time at which it was taken.
copy=$source-away-$(sed 's/.*snapshot:rds://; s/[^0-9]//g' <<<"$snapshot")
copies() {
    aws rds describe-db-snapshots --region "$region" --snapshot-type manual --output text \
        --query "sort_by(DBSnapshots[?Status=='available' && starts_with(DBSnapshotIdentifier, '$source-away-')], &SnapshotCreateTime)[].[DBSnapshotIdentifier]"
}
if copies | grep -qx "$copy"; then
    say "$copy is in $region already."
else
    # Encrypted there by the key that RDS has in that region; the one here does not leave it.
    aws rds copy-db-snapshot --region "$region" --source-region "$home" --source-db-snapshot-identifier "$snapshot" \
        --target-db-snapshot-identifier "$copy" --kms-key-id alias/aws/rds --copy-tags >/dev/null
    aws rds wait db-snapshot-available --region "$region" --db-snapshot-identifier "$copy" || fail "$copy is not there yet; look for it in $region."
    say "$copy is in $region."
fi
for old in $(copies | head -n "-$kept"); do
    aws rds delete-db-snapshot --region "$region" --db-snapshot-identifier "$old" >/dev/null
    say "$old, an older one, is deleted."
done
