package com.papertrade.ui.shell;

import com.papertrade.identity.NotAdmitted;
import com.papertrade.identity.TooManySignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Where a sign-in ends that did not succeed: a page of its own. Sent back to a screen, the browser
 * would be sent to the provider again, and round for ever.
 */
class SignInFailure implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignInFailure.class);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooManySignIns tooMany) {
            DoorPages.tooManySignIns(response, tooMany.untilNext());
        } else {
            response.sendRedirect(request.getContextPath() + pageAfter(failure, request));
        }
    }

    private static String pageAfter(AuthenticationException failure, HttpServletRequest request) {
        if (failure instanceof NotAdmitted) {
            forget(request);
            return DoorPages.NOT_ADMITTED;
        }
        if (isProviderUnreachable(failure)) {
            return DoorPages.PROVIDER_UNREACHABLE;
        }
        LOG.warn("A sign-in failed: {}", failure.getMessage());
        return DoorPages.SIGN_IN_FAILED;
    }

    /** Said by whoever asked the provider in vain, and logged there: once, not for everybody who tries. */
    private static boolean isProviderUnreachable(AuthenticationException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof OAuth2AuthenticationException said
                && said.getError().getErrorCode().equals(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);
    }

    /** The next one to try may be somebody else. */
    private static void forget(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
