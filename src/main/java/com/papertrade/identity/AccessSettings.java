package com.papertrade.identity;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may enter and who administers, as set up.
 *
 * @param allowedEmails addresses, and domains written {@code @example.org}; empty for everybody
 * @param administrators addresses
 * @param signInsPerMinute from one address, 0 for any number
 * @param signInsPerMinuteAndUser by one person, wherever they are, 0 for any number
 */
@ConfigurationProperties("papertrade.access")
record AccessSettings(
        @DefaultValue List<String> allowedEmails,
        @DefaultValue List<String> administrators,
        int signInsPerMinute,
        int signInsPerMinuteAndUser) {}
