#!/usr/bin/env bash
# Usage: name.sh DOMAIN aws | home IPV4 [IPV6] | show
# Lets the name point to CloudFront, as the stack Edge would, or to the machine at home, by Route 53, which keeps the zone of that name.
# An answer is kept for a minute by who asked (TTL 60), either way. Ends when all of Route 53's servers know it.
set -euo pipefail
# shellcheck source=deploy/aws/move/lib.sh
. "$(dirname "$0")/lib.sh"
case ${1:-} in --help | -h) usage; exit 0 ;; esac
[ $# -ge 2 ] || fail "name.sh needs a domain and where it is to point." "name.sh --help"
need aws
domain=${1%.} to=$2
# The same for every distribution, says AWS.
CLOUDFRONT_ZONE=Z2FDTNDATAQYW2
zone=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --query "HostedZones[?Name=='$domain.'].Id | [0]" --output text)
[ "$zone" != None ] || fail "Route 53 has no zone '$domain'." "Is the stack Network deployed, and is this the domain of cdk.json?"
records() { aws route53 list-resource-record-sets --hosted-zone-id "$zone" --query "ResourceRecordSets[?Name=='$domain.' && Type=='$1']" --output "$2"; }
plain() { printf '{"Action": "UPSERT", "ResourceRecordSet": {"Name": "%s", "Type": "%s", "TTL": 60, "ResourceRecords": [{"Value": "%s"}]}}' "$domain" "$1" "$2"; }
alias_of() { printf '{"Action": "UPSERT", "ResourceRecordSet": {"Name": "%s", "Type": "%s", "AliasTarget": {"HostedZoneId": "%s", "DNSName": "%s", "EvaluateTargetHealth": false}}}' "$domain" "$1" "$CLOUDFRONT_ZONE" "$2"; }
case $to in
    show) records A text; records AAAA text; exit 0 ;;
    aws)
        distribution=$(aws cloudfront list-distributions --query "DistributionList.Items[?Aliases.Items && contains(Aliases.Items, '$domain')].DomainName | [0]" --output text)
        [ "$distribution" != None ] || fail "No distribution of CloudFront answers for $domain." "Is the stack Edge deployed?"
        changes="$(alias_of A "$distribution"), $(alias_of AAAA "$distribution")"
        ;;
    home)
        [[ ${3:-} =~ ^[0-9]+(\.[0-9]+){3}$ ]] || fail "'${3:-}' is no IPv4 address." "name.sh --help"
        changes=$(plain A "$3")
        if [ -n "${4:-}" ]; then
            changes="$changes, $(plain AAAA "$4")"
        else
            # Half of all browsers would go on to CloudFront otherwise.
            sixth=$(records AAAA json)
            sixth=${sixth#*[}
            sixth=${sixth%]*}
            [ -z "${sixth//[[:space:]]/}" ] || changes="$changes, {\"Action\": \"DELETE\", \"ResourceRecordSet\": $sixth}"
        fi
        ;;
    *) fail "'$to' is neither aws nor home." "name.sh --help" ;;
esac
change=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch "{\"Changes\": [$changes]}" --query ChangeInfo.Id --output text)
aws route53 wait resource-record-sets-changed --id "$change"
say "$domain points to $to. Who asked before still goes where it was, for a minute."
