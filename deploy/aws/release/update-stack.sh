#!/usr/bin/env bash
# Usage: update-stack.sh staging|production Delivery|Application TAG
# Gives one stack another image, waits until CloudFormation is done, and says why if it took it back.
# Nothing but the image changes: the template and all other parameters stay. Ends with 0 if the stack has the image.
set -euo pipefail
# shellcheck source=deploy/aws/release/lib.sh
. "$(dirname "$0")/lib.sh"
[ $# -eq 3 ] || { usage >&2; exit 1; }
installation_named "$1"
tag_named "$3"
stack=$(stack "$1" "$2") tag=$3

status=$(of_stack "$stack" StackStatus)
is_settled "$status" || fail "$stack is $status: somebody has to look at it before it can be released to."
if [ "$(tag_of "$stack")" = "$tag" ]; then
    say "$stack has $tag already."
    exit 0
fi

parameters=("ParameterKey=ImageTag,ParameterValue=$tag")
keys=$(of_stack "$stack" 'Parameters[].ParameterKey')
for key in $keys; do
    [ "$key" = ImageTag ] || parameters+=("ParameterKey=$key,UsePreviousValue=true")
done
# By it, the events of this update are told from those of others.
token=release-$(date -u +%Y%m%dT%H%M%SZ)-$$
say "$stack: to $tag"
aws cloudformation update-stack --stack-name "$stack" --use-previous-template --capabilities CAPABILITY_NAMED_IAM \
    --parameters "${parameters[@]}" --client-request-token "$token" >/dev/null

# Looks every half minute, for an hour: a blue-green release takes about 20 minutes, ten of which it is watched.
waited=0
aws cloudformation wait stack-update-complete --stack-name "$stack" || waited=$?
status=$(of_stack "$stack" StackStatus)
if [ "$waited" = 0 ] && [ "$(tag_of "$stack")" = "$tag" ]; then
    say "$stack has $tag."
    exit 0
fi
say "$stack did not get $tag; it is $status. CloudFormation says:" >&2
aws cloudformation describe-stack-events --stack-name "$stack" --output text --query \
    "reverse(StackEvents[?ClientRequestToken=='$token' && contains(ResourceStatus, 'FAILED')].[LogicalResourceId, ResourceStatusReason])" >&2
exit 1
