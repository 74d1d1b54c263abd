package com.papertrade.identity;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** The provider knows who it is, but PaperTrade is not open to them. */
public class NotAdmitted extends OAuth2AuthenticationException {

    NotAdmitted() {
        super(new OAuth2Error("not_admitted"));
    }
}
