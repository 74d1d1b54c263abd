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
tag=$3
stack=$(stack "$1" "$2")

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
# The one that may do nothing but give a stack another image. Without it, CloudFormation would act as whoever installed it, and refuses.
role=$(of_stack "$(stack "$1" Delivery)" "Outputs[?OutputKey=='NewImageRole'].OutputValue | [0]")
[ "$role" != None ] || fail "$(stack "$1" Delivery) is older than its definition: npx cdk deploy $(stack "$1" Delivery), with its present ImageTag."
# By it, the events of this update are told from those of others.
token=release-$(date -u +%Y%m%dT%H%M%SZ)-$$
say "$stack: to $tag"
aws cloudformation update-stack --stack-name "$stack" --use-previous-template --role-arn "$role" --capabilities CAPABILITY_NAMED_IAM \
    --parameters "${parameters[@]}" --client-request-token "$token" >/dev/null

# Looks every half minute, for an hour: a blue-green release takes about 20 minutes, ten of which it is watched.
aws cloudformation wait stack-update-complete --stack-name "$stack" || say "CloudFormation has not come to a good end."
status=$(of_stack "$stack" StackStatus)
has=$(tag_of "$stack")
if [ "$status" = UPDATE_COMPLETE ] && [ "$has" = "$tag" ]; then
    say "$stack has $tag."
    exit 0
fi
{
    say "$stack did not get $tag. CloudFormation says:"
    aws cloudformation describe-stack-events --stack-name "$stack" --output text --query \
        "reverse(StackEvents[?ClientRequestToken=='$token' && contains(ResourceStatus, 'FAILED')].[LogicalResourceId, ResourceStatusReason])" ||
        say "(What it says could not be read.)"
    # Whatever else it is, nobody knows yet what it will run.
    if [ "$status" = UPDATE_ROLLBACK_COMPLETE ]; then
        say "$stack was sent back to $has."
    else
        say "$stack is $status: somebody has to look at it. It may still go over to $tag."
    fi
} >&2
exit 1
