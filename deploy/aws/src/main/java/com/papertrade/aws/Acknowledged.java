package com.papertrade.aws;

import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** Rules of cdk-nag that are not followed somewhere, each with its reason. */
final class Acknowledged {

    private Acknowledged() {}

    /** @param id of the rule and, where it tells several things apart, of the finding: {@code AwsSolutions-IAM5[Resource::*]} */
    static void acknowledge(IConstruct construct, String id, String reason) {
        Validations.of(construct)
                .acknowledge(Acknowledgment.builder().id(id).reason(reason).build());
    }
}
