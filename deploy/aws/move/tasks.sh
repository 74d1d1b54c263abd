#!/usr/bin/env bash
# Usage: tasks.sh stop|start
# Stops PaperTrade at AWS, all tasks of INSTALLATION (production), and waits until none is left; or starts as many as there must at least be and
# waits until they are well. While it is stopped, nothing scales it, and CloudFront answers with the maintenance page. Alarms will ring.
set -euo pipefail
# shellcheck source=deploy/aws/move/lib.sh
. "$(dirname "$0")/lib.sh"
case ${1:-} in --help | -h) usage; exit 0 ;; esac
need aws
cluster=papertrade-$INSTALLATION service=papertrade
target=(--service-namespace ecs --scalable-dimension ecs:service:DesiredCount)
scaling() { # scaling true|false: whether it is suspended
    aws application-autoscaling register-scalable-target "${target[@]}" --resource-id "service/$cluster/$service" \
        --suspended-state "DynamicScalingInSuspended=$1,DynamicScalingOutSuspended=$1,ScheduledScalingSuspended=$1" >/dev/null
}
tasks() { aws ecs update-service --cluster "$cluster" --service "$service" --desired-count "$1" >/dev/null; }
case ${1:-} in
    stop)
        scaling true
        tasks 0
        # A task has 40 seconds to end, and the load balancer five minutes for channels that are open.
        for _ in $(seq 90); do
            left=$(aws ecs list-tasks --cluster "$cluster" --service-name "$service" --desired-status RUNNING --query 'length(taskArns)' --output text)
            leaving=$(aws ecs describe-services --cluster "$cluster" --services "$service" --query 'services[0].runningCount' --output text)
            [ "$left$leaving" != 00 ] || { say "No task of $cluster runs."; exit 0; }
            sleep 5
        done
        fail "There are tasks still: $left to run, $leaving running." "aws ecs describe-services --cluster $cluster --services $service: its events say why"
        ;;
    start)
        fewest=$(aws application-autoscaling describe-scalable-targets --service-namespace ecs --resource-ids "service/$cluster/$service" \
            --query 'ScalableTargets[0].MinCapacity' --output text)
        tasks "$fewest"
        aws ecs wait services-stable --cluster "$cluster" --services "$service" || fail "The tasks do not get well within ten minutes." "The log /papertrade/$INSTALLATION/application says why"
        scaling false
        say "$fewest tasks of $cluster run."
        ;;
    *) fail "tasks.sh needs stop or start." "tasks.sh --help" ;;
esac
